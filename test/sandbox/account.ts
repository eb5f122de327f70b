import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CommandInvocation,
  GetCommandInvocationCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  SendCommandCommand,
  type SendCommandCommandInput,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { Credentials } from "../../sandbox/aws/protocol/credentials.ts";
import { Faults } from "../../sandbox/aws/protocol/faults.ts";
import { startAws } from "../../sandbox/aws/server/server.ts";
import { createSsm } from "../../sandbox/aws/ssm/index.ts";
import type { Agent } from "../../sandbox/aws/ssm/instances.ts";
import { createAgent } from "../../sandbox/fleet/agent.ts";
import { scriptHost } from "./script-host.ts";

const account = "123456789012";
const region = "eu-central-1";
const open = new Set(["Pending", "InProgress", "Cancelling"]);

export type TestAccount = Awaited<ReturnType<typeof startAccount>>;
export const instanceId = (n: number) => `i-${n.toString(16).padStart(17, "0")}`;

/** SSM alone over HTTP, with hosts that truly run scripts. A second of TimeoutSeconds lasts 10 ms. */
export async function startAccount(hostCount: number, agentVersion = "3.3.3050.0") {
  const state = await mkdtemp(join(tmpdir(), "kb-ssm-"));
  const faults = new Faults();
  const principals = new Credentials();
  const ssm = createSsm({ account, region, faults, secondMs: 10 });
  const who = principals.create({ arn: `arn:aws:iam::${account}:user/test`, account });
  const server = await startAws({ port: 0, state, services: [ssm], principals, faults });
  const client = new SSMClient({ region, endpoint: server.url, credentials: who, maxAttempts: 1 });
  const hosts = await Promise.all(Array.from({ length: hostCount }, (_, n) => scriptHost(instanceId(n + 1))));

  const manage = (id: string, agent: Agent, tags: Record<string, string> = { fleet: "test" }) =>
    ssm.instances.add({
      id,
      name: `host-${Number.parseInt(id.slice(2), 16)}`,
      address: "10.0.0.1",
      agentVersion,
      platformName: "Ubuntu",
      platformVersion: "22.04",
      tags,
      registered: new Date(),
      agent,
    });
  for (const host of hosts) manage(host.id, createAgent({ host, version: agentVersion, region }));

  async function invocations(CommandId: string): Promise<CommandInvocation[]> {
    const answer = await client.send(new ListCommandInvocationsCommand({ CommandId, Details: true }));
    return answer.CommandInvocations ?? [];
  }

  return {
    client,
    faults,
    hosts,
    ids: hosts.map((host) => host.id),
    manage,
    url: server.url,
    calls: server.calls,
    environment: {
      AWS_ENDPOINT_URL: server.url,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: who.accessKeyId,
      AWS_SECRET_ACCESS_KEY: who.secretAccessKey,
    },
    documents: ssm.documents,
    invocations,
    async send(input: Omit<SendCommandCommandInput, "DocumentName"> & { DocumentName?: string }): Promise<string> {
      const answer = await client.send(new SendCommandCommand({ DocumentName: "AWS-RunShellScript", ...input }));
      return answer.Command?.CommandId ?? "";
    },
    /** Sends `script` as AWS-RunShellScript. */
    shell: (script: string) => ({ Parameters: { commands: script.split("\n") } }),
    async ended(id: string): Promise<CommandInvocation[]> {
      return await until(
        () => invocations(id),
        (all) => all.length > 0 && all.every((one) => !open.has(one.Status ?? "")),
      );
    },
    detail: (CommandId: string, InstanceId: string, PluginName?: string) =>
      client.send(new GetCommandInvocationCommand({ CommandId, InstanceId, PluginName })),
    async parent(CommandId: string) {
      const { Commands } = await client.send(new ListCommandsCommand({ CommandId }));
      return Commands?.[0];
    },
    async [Symbol.asyncDispose]() {
      await ssm.close();
      await server.close();
      client.destroy();
      await Promise.all(hosts.map((host) => host.close()));
      await rm(state, { recursive: true, force: true });
    },
  };
}

/** Looks every 20 ms until `good`; throws with the last sight after 20 s. */
export async function until<T>(look: () => Promise<T> | T, good: (seen: T) => boolean): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const seen = await look();
    if (good(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`Still not so after 20 s: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The AWS name of the error that the call ends with; "none" when it succeeds. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "none";
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}
