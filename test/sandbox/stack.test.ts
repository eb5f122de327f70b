import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openAccount } from "../../sandbox/account/account.ts";
import { readStacks, StackError } from "../../sandbox/account/stack/index.ts";
import { Faults } from "../../sandbox/aws/protocol/faults.ts";
import { reference, shellDocument, writeStacks } from "../support/stacks.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-stacks-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function made() {
  const stacks = await readStacks(folder);
  const { storage, ssm } = openAccount(stacks, { state: join(folder, "state"), faults: new Faults(), secondMs: 10 });
  const named = stacks.stacks.flatMap(({ resources }) => resources.filter(({ type }) => type === "aws_ssm_document"));
  return {
    buckets: storage.store.list(),
    documents: named.map(({ attributes }) => ssm.documents.find(String(attributes.name))),
    parameters: Object.fromEntries(ssm.parameters.latest()),
  };
}

async function set(type: string, name: string, attributes: Record<string, string>) {
  const file = join(folder, "stacks/test/cdk.tf.json");
  const stack = JSON.parse(await readFile(file, "utf8"));
  stack.resource[type] ??= {};
  stack.resource[type][name] = { ...stack.resource[type][name], ...attributes };
  await writeFile(file, JSON.stringify(stack));
}

describe("the stacks' synthesized JSON", () => {
  test("becomes buckets, documents and parameters with every reference resolved", async () => {
    await writeStacks(folder);
    const { buckets, documents, parameters } = await made();
    expect(buckets).toMatchObject([{ name: "kloverbuy-test-artifacts", versioning: "Enabled" }]);
    expect(documents.map((one) => one.name)).toEqual(["kloverbuy-test-release", "kloverbuy-test-status"]);
    expect(JSON.parse(parameters["/kloverbuy/test/pipeline"] ?? "")).toMatchObject({
      artifactBucket: "kloverbuy-test-artifacts",
      documents: { release: { name: "kloverbuy-test-release", version: "1", hash: documents[0]?.hash } },
    });
  });

  test("of several environments stays apart, although all name their resources alike", async () => {
    await writeStacks(folder, "one");
    await writeStacks(folder, "two");
    const { parameters } = await made();
    const document = (name: string) =>
      JSON.parse(parameters[`/kloverbuy/${name}/pipeline`] ?? "").documents.release.name;
    expect([document("one"), document("two")]).toEqual(["kloverbuy-one-release", "kloverbuy-two-release"]);
  });

  test("has Terraform's escapes taken off, so a script's own dollar and brace arrive", async () => {
    await writeStacks(folder);
    await set("aws_ssm_document", "release", { content: shellDocument(`a $${reference("VAR")} b %%{code}`) });
    expect((await made()).documents[0]?.text).toBe(shellDocument(`a ${reference("VAR")} b %{code}`));
  });

  test("is refused where it refers to what the sandbox does not make", async () => {
    await writeStacks(folder);
    await set("aws_ssm_parameter", "pipeline", { value: reference("aws_kms_key.key.arn") });
    await expect(made()).rejects.toThrow(StackError);
  });

  test("is refused where it declares a kind of S3 or SSM resource that the sandbox does not know", async () => {
    await writeStacks(folder);
    await set("aws_ssm_association", "one", {});
    await expect(made()).rejects.toThrow(StackError);
  });

  test("is synthesized when it is not there, and is what the real stacks declare", async () => {
    const { documents, parameters } = await made();
    expect(documents.length).toBeGreaterThanOrEqual(2);
    for (const { text } of documents) expect(JSON.parse(text).mainSteps[0].inputs.runCommand[0]).toMatch(/^#!/);
    // The CloudWatch agent fills in its own `aws:` words; Terraform's are filled in by then.
    for (const value of Object.values(parameters)) expect(value).not.toMatch(/\$\{(?!aws:)/);
  });
});
