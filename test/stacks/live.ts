import { createHash } from "node:crypto";
import { GetBucketEncryptionCommand, S3Client } from "@aws-sdk/client-s3";
import { GetDocumentCommand, SSMClient } from "@aws-sdk/client-ssm";
import { expect } from "vitest";
import { parameterSource } from "../../actions/aws/parameter.ts";
import type { Environment } from "../../stacks/config/environment.ts";
import { applied } from "./local.ts";
import { document, type Stack } from "./synthesis.ts";
import type { Workspace } from "./terraform.ts";

/** An environment on moto, and where Terraform works on it. */
export interface Made {
  environment: Environment;
  stack: Stack;
  endpoint: string;
  workspace: Workspace;
}

/** Made, as described, followed by a change, unchanged by a second plan, and cleared away. */
export async function live({ environment, stack, endpoint, workspace }: Made): Promise<void> {
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
