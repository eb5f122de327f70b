import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { SSMClient } from "@aws-sdk/client-ssm";
import { ssmFleet } from "../../../actions/aws/fleet.ts";
import { s3Records } from "../../../actions/aws/records.ts";
import { systemClock } from "../../../actions/lib/time/clock.ts";
import { Credentials } from "../../../sandbox/aws/protocol/credentials.ts";
import { Faults } from "../../../sandbox/aws/protocol/faults.ts";
import { s3 } from "../../../sandbox/aws/s3/index.ts";
import { startAws } from "../../../sandbox/aws/server/server.ts";
import { createSsm } from "../../../sandbox/aws/ssm/index.ts";
import type { Agent, StepOutcome } from "../../../sandbox/aws/ssm/instances.ts";
import type { PipelineEntry } from "../../../schema/pipeline-entry.ts";

const account = "123456789012";
const region = "eu-central-1";
const bucket = "kloverbuy-test-artifacts";
const parameters = ["operation", "environment", "release", "rollout", "fence", "deadline", "hook"];

/** What a host prints for a command, and how long it takes; the signal aborts when the command is cancelled. */
export type Script = (given: Record<string, string>, cancelled: AbortSignal) => Promise<Partial<StepOutcome>>;

/** Our S3 and SSM adapters, and the sandbox's services on the other end of the wire; hosts print what a test tells them. */
export async function openWire(change: { hash?: string } = {}) {
  const state = await mkdtemp(join(tmpdir(), "kb-wire-"));
  const faults = new Faults();
  const principals = new Credentials();
  const storage = s3({ state, faults, region });
  storage.store.create(bucket);
  const ssm = createSsm({ account, region, faults, secondMs: 10 });
  const who = principals.create({ arn: `arn:aws:iam::${account}:user/test`, account });
  const server = await startAws({ port: 0, state, services: [storage, ssm], principals, faults });
  const client = { region, endpoint: server.url, credentials: who };
  const s3client = new S3Client({ ...client, forcePathStyle: true });
  const [sending, looking] = [new SSMClient(client), new SSMClient(client)];

  const content = JSON.stringify({
    schemaVersion: "2.2",
    parameters: Object.fromEntries(parameters.map((name) => [name, { type: "String", default: "x" }])),
    mainSteps: [{ action: "aws:runShellScript", name: "run", inputs: { runCommand: ["true"] } }],
  });
  const { version, hash } = ssm.documents.create("kloverbuy-test", content, "JSON");
  const document = { name: "kloverbuy-test", version, hash, ...change };
  const entry: PipelineEntry = {
    schema: 1,
    environment: "test",
    region,
    artifactBucket: bucket,
    documents: { release: document, status: document },
    fleetTag: { key: "fleet", value: "test" },
    harmAlarm: null,
    backupBucket: null,
    logGroups: null,
    releaseTopicArn: null,
  };

  function manage(id: string, script: Script): void {
    const agent: Agent = {
      async run(order, cancelled) {
        const started = new Date();
        const given = Object.fromEntries(Object.entries(order.parameters).map(([name, [value = ""]]) => [name, value]));
        const printed = await script(given, cancelled);
        const step = { name: "run", action: "aws:runShellScript", code: 0, stdout: "", stderr: "", stopped: null };
        return [{ ...step, started, ended: new Date(), ...printed }];
      },
    };
    const platform = { platformName: "Ubuntu", platformVersion: "22.04", agentVersion: "3.3.3050.0" };
    const tags = { fleet: "test" };
    ssm.instances.add({ id, name: id, address: "10.0.0.1", ...platform, tags, registered: new Date(), agent });
  }

  return {
    faults,
    calls: server.calls,
    manage,
    forget: (id: string) => ssm.instances.remove(id),
    records: s3Records(s3client, bucket),
    fleet: ssmFleet({ sending, looking }, entry, systemClock),
    async [Symbol.asyncDispose]() {
      for (const one of [s3client, sending, looking]) one.destroy();
      await ssm.close();
      await server.close();
      await rm(state, { recursive: true, force: true });
    },
  };
}
