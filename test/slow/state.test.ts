import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListBucketsCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environments } from "../../stacks/config/environment.ts";
import { stateBuckets } from "../../stacks/config/state.ts";
import { Moto } from "../stacks/moto.ts";
import { checkout, type Stack, synthesize } from "../stacks/synthesis.ts";
import { terraformAtHand, environment as terraformEnvironment } from "../stacks/terraform.ts";

/** Milliseconds: Terraform starts the provider anew for each command. */
const LIMIT = 400_000;

const [state] = stateBuckets(environments);
if (state === undefined) throw new Error("No environment has an account.");
const installation = terraformAtHand();

function ofState(): Stack {
  const found = synthesize()[state?.stack ?? ""];
  if (found === undefined) throw new Error("The state has no stack.");
  return found;
}

/** What differs from AWS at `endpoint`, whose S3 is moto's. `change` is what else a test makes different. */
function overrides(stack: Stack, endpoint: string, change: object) {
  const endpoints = { s3: endpoint, sts: endpoint };
  return {
    // An override replaces the whole backend.
    terraform: { backend: { s3: { ...stack.terraform.backend.s3, use_path_style: true, endpoints } } },
    provider: { aws: [{ s3_use_path_style: true, endpoints }] },
    resource: {
      // moto knows no conditions: to it the bucket's policy denies everything to everyone.
      aws_s3_bucket_policy: { state_policy: { policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }) } },
      // The provider watches a lifecycle for 50 s until S3 is sure to have it.
      aws_s3_bucket_lifecycle_configuration: { state_lifecycle: { count: 0 } },
      ...change,
    },
  };
}

describe.skipIf(installation === undefined)("npm run state", () => {
  const parent = mkdtempSync(join(tmpdir(), "kloverbuy-state-"));
  const stack = ofState();
  let moto: Moto;
  beforeAll(async () => {
    moto = await Moto.start(state.account);
  });
  afterAll(async () => {
    await moto[Symbol.asyncDispose]();
    rmSync(parent, { recursive: true, force: true });
  });

  const client = ({ url }: Moto) =>
    new S3Client({
      region: state.region,
      endpoint: url,
      forcePathStyle: true,
      credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
    });
  const buckets = async (of: Moto) =>
    ((await client(of).send(new ListBucketsCommand())).Buckets ?? []).map((b) => b.Name);
  const objects = async () =>
    ((await client(moto).send(new ListObjectsV2Command({ Bucket: state.name }))).Contents ?? []).map((one) => one.Key);

  /** As from the machine `name`, on which nobody ever ran it. `change` is beside what a local AWS needs. */
  function run(name: string, of: Moto, change: object = {}, env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
    const outdir = join(parent, name);
    const folder = join(outdir, "stacks", state?.stack ?? "");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "local_override.tf.json"), JSON.stringify(overrides(stack, of.url, change)));
    return spawnSync(process.execPath, ["scripts/state.ts"], {
      cwd: checkout,
      encoding: "utf8",
      env: {
        ...terraformEnvironment(),
        CDKTF_OUTDIR: outdir,
        TF_CLI_ARGS_init: [process.env.TF_CLI_ARGS_init, ...(installation ?? [])].filter(Boolean).join(" "),
        AWS_ENDPOINT_URL: of.url,
        AWS_ACCESS_KEY_ID: "testing",
        AWS_SECRET_ACCESS_KEY: "testing",
        ...env,
      },
    });
  }

  it("finishes from any machine what failed half-way on another, and has nothing to do then", {
    timeout: LIMIT,
  }, async () => {
    // Fails when most of it is made.
    const half = { aws_s3_bucket_ownership_controls: { state_ownership: { bucket: "nobody-has-this-bucket" } } };
    expect(run("first", moto, half).status).toBe(1);
    expect(await buckets(moto)).toEqual([state.name]);

    const second = run("second", moto);
    expect(second.stderr).toBe(second.status === 0 ? second.stderr : "");
    expect(second.stdout).toMatch(/Resources: (0 imported, )?1 added, 0 changed, 0 destroyed/);
    // Its own state lies in it, and no lock stays behind.
    expect(await objects()).toEqual([`${state.stack}.tfstate`]);

    expect(run("third", moto).stdout).toMatch(/Resources: 0 added, 0 changed, 0 destroyed/);
    expect(await objects()).toEqual([`${state.stack}.tfstate`]);
  });

  it("credentials of another account make nothing, and are named", { timeout: LIMIT }, async () => {
    await using other = await Moto.start("210987654321");
    const { status, stderr } = run("elsewhere", other);
    expect(status).toBe(1);
    expect(stderr).toContain("210987654321");
    expect(stderr).toContain(state.account);
    expect(await buckets(other)).toEqual([]);
  });

  it.each([
    ["credentials", { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" }],
    ["Terraform", { PATH: "/nowhere" }],
  ])("without %s it makes nothing, and says so without a stack trace", { timeout: LIMIT }, async (_, env) => {
    await using fresh = await Moto.start(state.account);
    const { status, stderr } = run("without", fresh, {}, { ...env, HOME: parent });
    expect(status).toBe(1);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(await buckets(fresh)).toEqual([]);
  });
});
