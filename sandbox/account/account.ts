import { PipelineEntry, pipelineParameter } from "../../schema/pipeline-entry.ts";
import { CloudWatch } from "../aws/cloudwatch/cloudwatch.ts";
import { Book } from "../aws/iam/book.ts";
import { compile } from "../aws/iam/evaluate.ts";
import { Gate } from "../aws/iam/gate.ts";
import { Sessions } from "../aws/iam/sessions.ts";
import { Tokens } from "../aws/iam/tokens.ts";
import { Credentials } from "../aws/protocol/credentials.ts";
import type { Faults } from "../aws/protocol/faults.ts";
import { s3 } from "../aws/s3/index.ts";
import { Sns } from "../aws/sns/sns.ts";
import { createSsm } from "../aws/ssm/index.ts";
import { sts } from "../aws/sts/sts.ts";
import { account, type Maker, makeStacks, StackError, type Stacks } from "./stack/index.ts";

export type Account = ReturnType<typeof openAccount>;

/** The account that the stacks declare: every service, filled, and every policy at the gate. Throws StackError or PolicyError. */
export function openAccount(stacks: Stacks, given: { state: string; faults: Faults; secondMs: number }) {
  const { region } = stacks;
  const { state, faults, secondMs } = given;
  const principals = new Credentials();
  const gate = new Gate(region, new Book(process.env.KLOVERBUY_AUTHORIZATIONS));
  const sessions = new Sessions(gate, principals);
  const tokens = new Tokens();
  const storage = s3({ state, faults, region });
  const ssm = createSsm({ account, region, faults, secondMs });
  const sns = new Sns({ state, region });
  const alarms = new CloudWatch();
  const entries: PipelineEntry[] = [];
  const trusts = new Map<string, string>();
  const governs = (arn: string, policy: string | undefined) => {
    if (policy !== undefined) gate.resources.set(arn, compile(policy, arn));
  };

  const maker: Maker = {
    bucket({ name, arn, versioned, policy, encryption }) {
      governs(arn, policy);
      const bucket = storage.store.find(name) ?? storage.store.create(name);
      bucket.configure({ ...(versioned && { versioning: "Enabled" }), ...(encryption && { encryption }) });
    },
    key: ({ arn, policy }) => governs(arn, policy),
    provider: (provider) => void tokens.providers.push(provider),
    role({ name, arn, trust, policies, boundary }) {
      trusts.set(name, trust);
      gate.roles.set(arn, {
        name,
        arn,
        trust: compile(trust, `${name}'s trust`),
        policies: policies.map((one) => compile(one.text, one.name)),
        boundary: boundary && compile(boundary.text, boundary.name),
      });
    },
    topic(topic) {
      governs(topic.arn, topic.policy);
      sns.topics.set(topic.arn, topic);
    },
    alarm: (alarm) => void alarms.alarms.set(alarm.name, { ...alarm, state: "OK", since: new Date() }),
    document: ({ name, content, format }) => ssm.documents.create(name, content, format),
    parameter({ name, type, value, tier }) {
      ssm.parameters.put({ Name: name, Type: type, Value: value, Tier: tier, Overwrite: false, DataType: "text" });
      if (/^\/kloverbuy\/[^/]+\/pipeline$/.test(name)) entries.push(readEntry(name, value));
    },
  };
  makeStacks(stacks, maker);
  const services = [ssm, sns, alarms, sts({ sessions, tokens }), storage];
  return { region, services, principals, gate, sessions, tokens, trusts, storage, ssm, sns, alarms, entries };
}

function readEntry(name: string, value: string): PipelineEntry {
  const read = PipelineEntry.safeParse(JSON.parse(value));
  if (read.success && name === pipelineParameter(read.data.environment)) return read.data;
  const why = read.success ? "another environment's entry" : read.error.issues.map((one) => one.message).join("; ");
  throw new StackError(`The stacks' parameter ${name} is no pipeline entry: ${why}.`);
}

/** The entry of the wanted environment, or the first. Throws StackError. */
export function choose(entries: PipelineEntry[], wanted: string | undefined): PipelineEntry {
  const found = wanted === undefined ? entries[0] : entries.find((one) => one.environment === wanted);
  if (found !== undefined) return found;
  const known = entries.map((one) => one.environment).join(", ") || "none";
  throw new StackError(`The stacks declare no environment ${wanted ?? ""}; they declare: ${known}.`);
}
