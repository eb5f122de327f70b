import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkout } from "./state.ts";

type Attributes = Record<string, unknown>;
interface Resource {
  type: string;
  name: string;
  attributes: Attributes;
}

type Tier = "Standard" | "Advanced" | "Intelligent-Tiering";
type ParameterType = "String" | "StringList" | "SecureString";

/** What AWS computes when a document is made and a stack can refer to. */
export interface MadeDocument {
  version: string;
  hash: string;
}

/** Makes what the stacks declare, as far as the sandbox plays it. */
export interface Maker {
  bucket(bucket: { name: string; versioned: boolean }): void;
  document(document: { name: string; content: string; format: "JSON" | "YAML" }): MadeDocument;
  parameter(parameter: { name: string; type: ParameterType; value: string; tier: Tier }): void;
}

export interface Stacks {
  region: string;
  /** The resources of each stack. */
  stacks: Resource[][];
}

/** The stacks say something that this sandbox cannot play; ignoring it would make the sandbox lie. */
export class StackError extends Error {}

export const account = "123456789012";

// Declared for AWS and checked by the stacks' own tests; the sandbox does not play them.
const leftToAws = new Set([
  "aws_s3_account_public_access_block",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_logging",
  "aws_s3_bucket_object_lock_configuration",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_object",
]);
const played = new Set(["aws_s3_bucket", "aws_s3_bucket_versioning", "aws_ssm_document", "aws_ssm_parameter"]);

/** Synthesizes the stacks into `folder`: always afresh, or the hosts would run yesterday's scripts. */
export async function synthesize(folder: string): Promise<void> {
  const env = { ...process.env, CDKTF_OUTDIR: folder, CHECKPOINT_DISABLE: "1" };
  await promisify(execFile)(process.execPath, ["stacks/main.ts"], { cwd: checkout, env });
}

/** Reads every `<folder>/stacks/<stack>/cdk.tf.json`, synthesizing first when there is none. */
export async function readStacks(folder: string): Promise<Stacks> {
  if ((await stackFiles(folder)).length === 0) await synthesize(folder);
  const files = await stackFiles(folder);
  const resources: Resource[][] = [];
  const regions = new Set<string>();
  for (const file of files) {
    const stack = JSON.parse(await readFile(file, "utf8"));
    for (const provider of [stack.provider?.aws ?? []].flat()) regions.add(provider.region);
    const types = Object.entries<Record<string, Attributes>>(stack.resource ?? {});
    resources.push(
      types.flatMap(([type, byName]) =>
        Object.entries(byName).map(([name, attributes]) => ({ type, name, attributes })),
      ),
    );
  }
  const [region, ...more] = regions;
  if (region === undefined || more.length > 0) {
    throw new StackError(`The stacks in ${folder} name ${regions.size} regions; the sandbox plays exactly one.`);
  }
  return { region, stacks: resources };
}

async function stackFiles(folder: string): Promise<string[]> {
  const stacks = await readdir(join(folder, "stacks")).catch(() => []);
  return stacks.map((stack) => join(folder, "stacks", stack, "cdk.tf.json"));
}

/** Throws StackError for whatever it cannot play or resolve. */
export function makeStacks({ region, stacks }: Stacks, maker: Maker): void {
  // Names of resources are a stack's own: each stack has a `release` document.
  for (const resources of stacks) makeStack(region, resources, maker);
}

function makeStack(region: string, resources: Resource[], maker: Maker): void {
  const unknown = resources.find(
    ({ type }) => /^aws_(s3|ssm)_/.test(type) && !played.has(type) && !leftToAws.has(type),
  );
  if (unknown) {
    throw new StackError(
      `The stacks declare ${unknown.type}.${unknown.name}, which the sandbox does not know: teach sandbox/stack.ts.`,
    );
  }
  const known = new Map<string, Attributes>();
  const of = (type: string) => resources.filter((one) => one.type === type);
  const read = (resource: Resource) => reader(resource, known);

  for (const one of of("aws_s3_bucket")) {
    const name = read(one)("bucket");
    known.set(`aws_s3_bucket.${one.name}`, { id: name, bucket: name, arn: `arn:aws:s3:::${name}`, region });
  }
  const versioned = of("aws_s3_bucket_versioning")
    .filter(({ attributes }) => [attributes.versioning_configuration].flat().some((one) => isEnabled(one)))
    .map((one) => read(one)("bucket"));
  for (const one of of("aws_s3_bucket")) {
    const name = read(one)("bucket");
    maker.bucket({ name, versioned: versioned.includes(name) });
  }
  for (const one of of("aws_ssm_document")) {
    const [name, content] = [read(one)("name"), read(one)("content")];
    const format = one.attributes.document_format === "YAML" ? "YAML" : "JSON";
    const { version, hash } = maker.document({ name, content, format });
    const arn = `arn:aws:ssm:${region}:${account}:document/${name}`;
    const versions = { document_version: version, latest_version: version, default_version: version };
    known.set(`aws_ssm_document.${one.name}`, { id: name, name, arn, hash, ...versions });
  }
  for (const one of of("aws_ssm_parameter")) {
    const name = read(one)("name");
    const value = read(one)("value" in one.attributes ? "value" : "insecure_value");
    const { type, tier = "Standard" } = one.attributes as { type: ParameterType; tier?: Tier };
    maker.parameter({ name, type, value, tier });
  }
}

const isEnabled = (one: unknown) => (one as { status?: string } | undefined)?.status === "Enabled";

/** Reads a resource's string attribute with every `${type.name.attribute}` in it resolved. Throws StackError. */
function reader(resource: Resource, known: Map<string, Attributes>): (attribute: string) => string {
  const label = `${resource.type}.${resource.name}`;
  return (attribute) => {
    const text = resource.attributes[attribute];
    if (typeof text !== "string") throw new StackError(`${label} has no text in '${attribute}'.`);
    const resolved = text.replace(/(?<!\$)\$\{([^}]*)\}/g, (_, reference: string) => resolve(reference, label, known));
    // Terraform writes a literal ${ as $${ and %{ as %%{, which the embedded scripts are full of.
    return resolved.replaceAll("$${", "${").replaceAll("%%{", "%{");
  };
}

function resolve(reference: string, label: string, known: Map<string, Attributes>): string {
  const [type, name, attribute = ""] = reference.trim().split(".");
  const value = known.get(`${type}.${name}`)?.[attribute];
  if (typeof value === "string") return value;
  throw new StackError(
    `${label} refers to \${${reference}}, which the sandbox cannot resolve: teach sandbox/stack.ts.`,
  );
}
