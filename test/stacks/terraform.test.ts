import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetBucketEncryptionCommand, S3Client } from "@aws-sdk/client-s3";
import { GetDocumentCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, expect, it } from "vitest";
import { parameterSource } from "../../actions/aws/parameter.ts";
import { type Environment, environments } from "../../stacks/config.ts";
import { beyondMoto, withinMoto } from "./beyond-moto.ts";
import { applied, overrides } from "./local.ts";
import { Moto } from "./moto.ts";
import { document, type Stack, synthesize } from "./synthesis.ts";
import { type Installation, terraformAtHand, Workspace } from "./terraform.ts";

/** Milliseconds. Each command of Terraform starts the provider anew, which costs up to ten seconds of a core. */
const LIMIT = 400_000;

const installation = terraformAtHand();
const stacks = synthesize();

if (installation === undefined) {
  it("nothing was applied here: see the line above", () => expect(process.env.CI).not.toBe("true"));
} else {
  const { places, clear } = setUp(installation);
  afterAll(clear);

  it("every stack is valid to the real provider, whole", { timeout: LIMIT }, async () => {
    const { whole } = await places;
    expect(whole).toHaveLength(Object.keys(stacks).length);
    for (const workspace of whole) expect(await workspace.run("validate")).toContain("The configuration is valid");
  });

  it("an environment can be made, follows a change, is as described then, and can be cleared away", {
    timeout: LIMIT,
  }, async () => {
    const { environments } = await places;
    // One in a quick run: a person should not wait for minutes.
    await Promise.all((process.env.CI === "true" ? environments : environments.slice(-1)).map(live));
  });

  it("what is not applied here is named, with its reason, and nothing else is", () => {
    for (const { name } of environments) {
      const stack = stacks[`kloverbuy-${name}`];
      if (stack === undefined) throw new Error(`There is no stack for ${name}.`);
      const { left } = withinMoto(stack);
      console.info(`${name}: validated, not applied to moto: ${left.join(", ")}`);
      expect([...new Set(left.map((one) => one.split(".")[0]))].sort()).toEqual(Object.keys(beyondMoto).sort());
    }
  });
}

interface Made {
  environment: Environment;
  stack: Stack;
  endpoint: string;
  workspace: Workspace;
}

function setUp(installation: Installation) {
  const motos = new AsyncDisposableStack();
  const parent = mkdtempSync(join(tmpdir(), "kloverbuy-terraform-"));
  const open = async () => {
    const whole: Workspace[] = [];
    const enter = async (folder: string, stack: Stack, endpoint: string, zone?: string) => {
      const workspace = await Workspace.open(parent, folder, stack, overrides(stack, endpoint, zone));
      if (whole[0] === undefined) await workspace.run("init", ...installation);
      else await workspace.initialiseFrom(whole[0]);
      return workspace;
    };
    for (const [name, stack] of Object.entries(stacks)) whole.push(await enter(name, stack, "http://127.0.0.1:9"));
    const made: Made[] = [];
    for (const environment of environments) {
      const { stack } = withinMoto(stacks[`kloverbuy-${environment.name}`] as Stack);
      const moto = motos.use(await Moto.start(environment.account));
      const { url: endpoint } = moto;
      const zone = await moto.hostedZone("example.com");
      const workspace = await enter(`${environment.name}-applied`, stack, endpoint, zone);
      made.push({ environment, stack, endpoint, workspace });
    }
    return { whole, environments: made };
  };
  const clear = async () => {
    await motos.disposeAsync();
    rmSync(parent, { recursive: true, force: true });
  };
  return { places: open(), clear };
}

async function live({ environment, stack, endpoint, workspace }: Made): Promise<void> {
  const made = applied(stack);
  expect(await workspace.run("apply", "-auto-approve")).toContain(`Resources: ${made} added, 0 changed, 0 destroyed`);
  await isAsDescribed(environment, stack, endpoint);
  if (environment.name === "production") await followsAChange({ environment, stack, endpoint, workspace });
  // Exit code 2, an error here, would mean that a second apply had something to do.
  expect(await workspace.run("plan", "-detailed-exitcode")).toContain("No changes");
  expect(await workspace.run("destroy", "-auto-approve", "-refresh=false")).toContain(`Resources: ${made} destroyed`);
}

/** The next version of a script: the entry that the actions read follows its documents in the same apply. */
async function followsAChange({ environment, stack, endpoint, workspace }: Made): Promise<void> {
  const next = structuredClone(stack);
  const documents = Object.values(next.resource.aws_ssm_document ?? {});
  for (const one of documents) one.content = String(one.content).replace("set -E", "set -o noclobber -E");
  await workspace.write(next);
  expect(await workspace.run("apply", "-auto-approve")).toContain("Resources: 0 added, 3 changed, 0 destroyed");
  await isAsDescribed(environment, next, endpoint);
}

/** What an action finds: the entry by which it knows the environment leads to the very documents and the bucket of the stack. */
async function isAsDescribed({ name, names, region }: Environment, stack: Stack, endpoint: string): Promise<void> {
  const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
  const client = { region, endpoint, credentials };
  const ssm = new SSMClient(client);
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  const entry = await parameterSource(ssm).entry(name);
  for (const which of ["release", "status"] as const) {
    const { text } = document(stack, which);
    const { name: title, version, hash } = entry.documents[which];
    expect(hash).toBe(createHash("sha256").update(text).digest("hex"));
    const stored = await ssm.send(new GetDocumentCommand({ Name: title, DocumentVersion: version }));
    expect(JSON.parse(stored.Content ?? "")).toEqual(JSON.parse(text));
  }
  expect(entry.artifactBucket).toBe(names.artifactBucket);
  const encryption = await s3.send(new GetBucketEncryptionCommand({ Bucket: entry.artifactBucket }));
  const [rule] = encryption.ServerSideEncryptionConfiguration?.Rules ?? [];
  expect(rule?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID).toMatch(/^arn:aws:kms:/);
}
