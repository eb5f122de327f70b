import { PipelineEntry, pipelineParameter } from "../../schema/pipeline-entry.ts";
import type { Ground, Play } from "../aws/ground.ts";
import { Book } from "../aws/iam/book.ts";
import { compile } from "../aws/iam/evaluate.ts";
import { Gate } from "../aws/iam/gate.ts";
import { Sessions } from "../aws/iam/sessions.ts";
import { Tokens } from "../aws/iam/tokens.ts";
import { Credentials } from "../aws/protocol/credentials.ts";
import type { Faults } from "../aws/protocol/faults.ts";
import type { Played } from "../aws/protocol/played.ts";
import * as catalogue from "./services.ts";
import { account, StackError, type Stacks, takeStacks } from "./stack/index.ts";

export type Account = ReturnType<typeof openAccount>;

export interface AccountOptions {
  state: string;
  faults: Faults;
  secondMs: number;
  /** Services beside those of services.ts, as a test makes them up. */
  more?: Record<string, Play>;
}

/** The account that the stacks declare: every service, filled, and every policy at the gate. Throws StackError or PolicyError. */
export function openAccount(stacks: Stacks, { more = {}, ...given }: AccountOptions) {
  const { region } = stacks;
  const principals = new Credentials();
  const gate = new Gate(region, new Book(process.env.KLOVERBUY_AUTHORIZATIONS));
  const sessions = new Sessions(gate, principals);
  const tokens = new Tokens();
  const governs: Ground["governs"] = (arn, policy) => {
    if (policy !== undefined) gate.resources.set(arn, compile(policy, arn));
  };
  const ground: Ground = { ...given, account, region, principals, gate, sessions, tokens, governs };
  const played = playAll(catalogue, ground);
  const all: Played[] = [...Object.values(played), ...Object.values(playAll(more, ground))];
  takeStacks(stacks, all);
  const { s3, ssm, sns, cloudwatch, iam } = played;
  return {
    region,
    services: all.flatMap(({ service }) => service ?? []),
    principals,
    gate,
    sessions,
    tokens,
    trusts: iam.trusts,
    storage: s3.service,
    ssm: ssm.service,
    sns: sns.service,
    alarms: cloudwatch.service,
    entries: ssm.service.parameters.latest().flatMap(([name, value]) => readEntry(name, value) ?? []),
  };
}

function playAll<All extends Record<string, Play>>(plays: All, ground: Ground) {
  const played = Object.entries(plays).map(([name, play]) => [name, play(ground)]);
  return Object.fromEntries(played) as { [Name in keyof All]: ReturnType<All[Name]> };
}

/** undefined: the parameter is no pipeline entry by its name. */
function readEntry(name: string, value: string): PipelineEntry | undefined {
  if (!/^\/kloverbuy\/[^/]+\/pipeline$/.test(name)) return undefined;
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
