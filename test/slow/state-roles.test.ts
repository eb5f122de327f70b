import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Callers } from "../../sandbox/account/callers.ts";
import { readStacks, synthesize as synthesizeInto } from "../../sandbox/account/stack/index.ts";
import { environments } from "../../stacks/config/environment.ts";
import { stateBuckets } from "../../stacks/config/state.ts";
import { type GuardedAccount, openGuarded } from "../sandbox/guarded/account.ts";
import { Machine } from "../stacks/planned.ts";
import { type Stack, synthesize } from "../stacks/synthesis.ts";
import { terraformAtHand } from "../stacks/terraform.ts";

const LIMIT = 200_000;
const installation = terraformAtHand();
const bucket = stateBuckets(environments)[0]?.name;

/** The real Terraform keeps its state in the account that the sandbox plays, where every request is judged by the policies. */
describe.skipIf(installation === undefined)("the state of an environment", () => {
  let folder: string;
  let account: GuardedAccount;
  let at: Machine;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kb-state-roles-"));
    await synthesizeInto(folder);
    account = await openGuarded(await readStacks(folder), true);
    at = new Machine(installation ?? []);
  });
  afterAll(async () => {
    at?.[Symbol.dispose]();
    await account?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  /** As the workflow's job has them, by its token. */
  function as(role: string, environment = "staging"): NodeJS.ProcessEnv {
    const { accessKeyId, secretAccessKey, sessionToken } = new Callers(account, environment).take(role);
    return {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    };
  }

  function describeWith(inputs: Record<string, string>): void {
    const { s3 } = (synthesize()["kloverbuy-staging"] as Stack).terraform.backend;
    const endpoints = { s3: account.url, sts: account.url };
    at.describe(inputs, { s3: { ...s3, use_path_style: true, endpoints } });
  }

  async function objects(): Promise<(string | undefined)[]> {
    const { Contents = [] } = await (await account.as("root")).s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    return Contents.map(({ Key }) => Key);
  }

  it("is read by the role that plans, and written by the one that applies", { timeout: LIMIT }, async () => {
    describeWith({ one: "1" });
    const planned = await at.plan(as("infrastructure-plan"));
    expect(planned).toMatchObject({ status: 0, changes: "true" });
    expect(await objects()).toEqual([]);
    expect(await at.apply(planned.digest, as("infrastructure-apply"))).toMatchObject({ status: 0 });
    // And no lock.
    expect(await objects()).toEqual(["kloverbuy-staging.tfstate"]);
    expect(await at.plan(as("infrastructure-plan"))).toMatchObject({ status: 0, changes: "false" });
  });

  it("is not written by who plans, nor seen from another environment", { timeout: LIMIT }, async () => {
    describeWith({ one: "1", two: "2" });
    const { digest } = await at.plan(as("infrastructure-plan"));
    expect((await at.apply(digest, as("infrastructure-plan"))).status).toBe(1);
    expect((await at.plan(as("infrastructure-plan", "production"))).status).toBe(1);
    expect((await at.apply(digest, as("infrastructure-apply", "production"))).status).toBe(1);
    expect(await at.plan(as("infrastructure-plan"))).toMatchObject({ status: 0, changes: "true", digest });
  });
});
