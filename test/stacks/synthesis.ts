import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const checkout = join(import.meta.dirname, "../..");

export type Attributes = Record<string, unknown>;

/** What Terraform reads of one stack. */
export interface Stack {
  provider: { aws: Attributes[] };
  "//": { metadata: { stackName: string } };
  terraform: {
    required_version: string;
    required_providers: { aws: { version: string } };
    backend: { s3: Attributes };
  };
  resource: Record<string, Record<string, Attributes>>;
  output?: Record<string, Attributes>;
}

/** All stacks as `npm run synth` writes them, by name; the folder is gone when this returns. */
export function synthesize(): Record<string, Stack> {
  const folder = mkdtempSync(join(tmpdir(), "kloverbuy-synth-"));
  try {
    execFileSync(process.execPath, ["stacks/main.ts"], {
      cwd: checkout,
      env: { ...process.env, CDKTF_OUTDIR: folder, CHECKPOINT_DISABLE: "1" },
    });
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    const stacks = Object.values(manifest.stacks as Record<string, { name: string; synthesizedStackPath: string }>);
    return Object.fromEntries(
      stacks.map((one) => [one.name, JSON.parse(readFileSync(join(folder, one.synthesizedStackPath), "utf8"))]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The resources of a type, by name; none is an answer too. */
export const resources = (stack: Stack, type: string) => Object.entries(stack.resource[type] ?? {});

/** The one resource of a type that belongs to a bucket, as far as there is exactly one. */
export function ofBucket(stack: Stack, type: string, bucket: string): Attributes | undefined {
  const found = resources(stack, type).filter(([, one]) => one.bucket === `\${aws_s3_bucket.${bucket}.bucket}`);
  return found.length === 1 ? found[0]?.[1] : undefined;
}

/** A string as Terraform hands it to AWS: its doubled signs single again. */
export const unescaped = (text: unknown) => String(text).replace(/([$%])\1(?=\{)/g, "$1");

export interface DocumentContent {
  schemaVersion: string;
  parameters: Record<string, { type: string; interpolationType: string; allowedPattern: string; default?: string }>;
  mainSteps: [{ action: string; inputs: { runCommand: string[]; timeoutSeconds: string } }];
}

/** A document's content and the script that it runs. */
export function document(stack: Stack, name: string): { text: string; content: DocumentContent; script: string } {
  const text = unescaped(stack.resource.aws_ssm_document?.[name]?.content);
  const content: DocumentContent = JSON.parse(text);
  return { text, content, script: `${content.mainSteps[0].inputs.runCommand.join("\n")}\n` };
}
