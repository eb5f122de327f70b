import { parse as parseYaml } from "yaml";
import * as z from "zod";
import { refusal } from "./input.ts";

const declared = z.strictObject({
  type: z.enum(["String", "StringList", "Integer", "Boolean"]),
  description: z.string().optional(),
  default: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
  allowedPattern: z.string().optional(),
  allowedValues: z.array(z.union([z.string(), z.number(), z.boolean()])).optional(),
  displayType: z.string().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  minChars: z.int().optional(),
  maxChars: z.int().optional(),
  interpolationType: z.enum(["ENV_VAR"]).optional(),
});
export type DeclaredParameter = z.infer<typeof declared>;

const linuxOnly = z.strictObject({ StringEquals: z.tuple([z.literal("platformType"), z.literal("Linux")]) });

const step = z.strictObject({
  action: z.literal("aws:runShellScript", { error: "is not 'aws:runShellScript', the one action this sandbox runs" }),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
  precondition: linuxOnly.optional(),
  inputs: z.strictObject({
    runCommand: z.union([z.string(), z.array(z.string())]),
    timeoutSeconds: z.union([z.int(), z.string()]).optional(),
    workingDirectory: z.string().optional(),
  }),
});
export type DocumentStep = z.infer<typeof step>;

const content = z.strictObject({
  schemaVersion: z.literal("2.2"),
  description: z.string().optional(),
  parameters: z.record(z.string().regex(/^[a-zA-Z0-9_]{1,64}$/), declared).default({}),
  mainSteps: z.array(step).min(1),
});
export type DocumentContent = z.infer<typeof content>;

/** A document's text may have 64 KB. https://docs.aws.amazon.com/general/latest/gr/ssm.html */
const mostBytes = 64 * 1024;

export function readContent(text: string, format: "JSON" | "YAML"): DocumentContent {
  if (Buffer.byteLength(text) > mostBytes) {
    throw refusal("MaxDocumentSizeExceeded", `The document has ${Buffer.byteLength(text)} bytes; the limit is 64 KB.`);
  }
  const read = content.safeParse(parse(text, format));
  if (read.success) return read.data;
  const errors = read.error.issues.map((issue) => `${issue.path.join(".") || "document"}: ${issue.message}`);
  throw refusal("InvalidDocumentContent", errors.join("; "));
}

function parse(text: string, format: "JSON" | "YAML"): unknown {
  try {
    return format === "JSON" ? JSON.parse(text) : parseYaml(text);
  } catch (cause) {
    throw refusal(
      "InvalidDocumentContent",
      `The content is not ${format}: ${cause instanceof Error ? cause.message : ""}`,
    );
  }
}
