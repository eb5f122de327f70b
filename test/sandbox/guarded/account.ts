import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { SSMClient } from "@aws-sdk/client-ssm";
import { openAccount } from "../../../sandbox/account/account.ts";
import { Callers } from "../../../sandbox/account/callers.ts";
import { account as number, type Stacks } from "../../../sandbox/account/stack/index.ts";
import { compile } from "../../../sandbox/aws/iam/evaluate.ts";
import type { Role } from "../../../sandbox/aws/iam/gate.ts";
import { Faults } from "../../../sandbox/aws/protocol/faults.ts";
import { startAws } from "../../../sandbox/aws/server/server.ts";
import { createLightHost } from "../../../sandbox/fleet/light.ts";
import { token } from "../../stacks/iam/token.ts";
import { assumed, type Keys, Sts } from "./sts.ts";

export const [own, other] = ["production", "staging"];
export const region = "eu-central-1";
export const hosts = { own: "i-0000000000000000a", other: "i-0000000000000000b", untagged: "i-0000000000000000c" };
export const roleArn = (role: string, environment = own) =>
  `arn:aws:iam::${number}:role/kloverbuy/${environment}/kloverbuy-${environment}-${role}`;
export const person = (name: string) => `arn:aws:iam::${number}:user/people/${name}`;

/** The job of GitHub's that takes each role. */
export const jobs: Record<string, [environment: string, workflow: string]> = {
  build: [own, "deploy.yml"],
  deploy: [own, "deploy.yml"],
  // As infrastructure-apply could make it: it may do everything, within the boundary.
  next: [own, "deploy.yml"],
  backup: [`${own}-backup`, "backup.yml"],
};

const everything = {
  Version: "2012-10-17",
  Statement: { Sid: "Everything", Effect: "Allow", Action: "*", Resource: "*" },
};

export type Clients = ReturnType<typeof clientsOf>;
export type GuardedAccount = Awaited<ReturnType<typeof openGuarded>>;

/** The account of the stacks over HTTP, with three hosts that answer documents; `guarded` false: nothing asks the policies. */
export async function openGuarded(stacks: Stacks, guarded: boolean) {
  const state = await mkdtemp(join(tmpdir(), "kb-guarded-"));
  const faults = new Faults();
  const account = openAccount(stacks, { state, faults, secondMs: 10 });
  const { services, principals, gate, ssm, tokens } = account;
  const server = await startAws({ port: 0, state, services, principals, faults, ...(guarded && { gate }) });
  const { boundary, trust } = gate.roles.get(roleArn("deploy")) as Role;
  const next = { name: `kloverbuy-${own}-next`, arn: roleArn("next"), boundary, trust };
  gate.roles.set(next.arn, { ...next, policies: [compile(everything, "everything")] });

  const tags = { own: { "kloverbuy:environment": own }, other: { "kloverbuy:environment": other }, untagged: {} };
  for (const [whose, id] of Object.entries(hosts)) {
    const { agent } = createLightHost({ id, environment: own, latencyMs: 0, published: async () => true });
    ssm.instances.add({
      id,
      name: whose,
      address: "10.0.0.1",
      agentVersion: "3.3.3050.0",
      platformName: "Ubuntu",
      platformVersion: "22.04",
      tags: tags[whose as keyof typeof tags],
      registered: new Date(),
      agent,
    });
  }

  const sts = new Sts(server.url, region);
  const known = new Map<string, Promise<Clients>>();
  /** Through STS, but for the host's: EC2 hands those out. */
  async function take(role: string): Promise<Clients> {
    if (role === "root")
      return clientsOf(server.url, principals.create({ arn: `arn:aws:iam::${number}:root`, account: number }));
    if (role === "host") return clientsOf(server.url, new Callers(account, own).host(hosts.own));
    if (role === "operator") {
      const keys = principals.create({ arn: person("operator"), account: number });
      return clientsOf(server.url, assumed(await sts.assumeRole(roleArn(role), keys)));
    }
    const web = tokens.issue(token(...(jobs[role] as [string, string])));
    return clientsOf(server.url, assumed(await sts.assumeRoleWithWebIdentity(roleArn(role), web)));
  }

  return {
    ...account,
    url: server.url,
    sts,
    as(role: string): Promise<Clients> {
      const clients = known.get(role) ?? take(role);
      known.set(role, clients);
      return clients;
    },
    async [Symbol.asyncDispose]() {
      await ssm.close();
      await server.close();
      await rm(state, { recursive: true, force: true });
    },
  };
}

export function clientsOf(endpoint: string, credentials: Keys) {
  const common = { region, endpoint, credentials, maxAttempts: 1 };
  return {
    s3: new S3Client({ ...common, forcePathStyle: true }),
    ssm: new SSMClient(common),
    sns: new SNSClient(common),
    cloudwatch: new CloudWatchClient(common),
  };
}
