import { declaredAlarms } from "./alarms.ts";
import { leftToAws } from "./left-to-aws.ts";
import type { DeclaredBucket, Maker, ParameterType } from "./maker.ts";
import { type Resource, type Stack, StackError, type Stacks } from "./read.ts";
import { References } from "./references.ts";
import { declaredRoles } from "./roles.ts";

export const account = "123456789012";

const played = new Set([
  "aws_cloudwatch_composite_alarm",
  "aws_cloudwatch_metric_alarm",
  "aws_iam_openid_connect_provider",
  "aws_iam_policy",
  "aws_iam_role",
  "aws_iam_role_policy",
  "aws_iam_role_policy_attachment",
  "aws_kms_key",
  "aws_s3_bucket",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_versioning",
  "aws_sns_topic",
  "aws_sns_topic_policy",
  "aws_ssm_document",
  "aws_ssm_parameter",
]);

/** Throws StackError for whatever it cannot play or resolve. */
export function makeStacks({ region, stacks }: Stacks, maker: Maker): void {
  // Names of resources are a stack's own: each stack has a `release` document.
  for (const stack of stacks) makeStack(region, stack, maker);
}

function makeStack(region: string, stack: Stack, maker: Maker): void {
  const unknown = stack.resources.find(({ type }) => !played.has(type) && !leftToAws.has(type));
  if (unknown) {
    throw new StackError(
      `${stack.name} declares ${unknown.type}.${unknown.name}, which the sandbox does not know: play it in sandbox/account/stack/make.ts, or leave it to AWS in left-to-aws.ts.`,
    );
  }
  const references = new References(stack, { account, region });
  const { of, text, optional } = bound(references);

  for (const one of of("aws_kms_key")) maker.key({ arn: text(one, "arn"), policy: optional(one, "policy") });
  for (const one of buckets(references)) maker.bucket(one);
  for (const one of of("aws_iam_openid_connect_provider")) {
    const audiences = [one.attributes.client_id_list].flat().map(String);
    maker.provider({ arn: text(one, "arn"), url: text(one, "url"), audiences });
  }
  for (const one of declaredRoles(references)) maker.role(one);
  const topicPolicies = byOwner(references, "aws_sns_topic_policy", "arn");
  for (const one of of("aws_sns_topic")) {
    const [name, arn] = [text(one, "name"), text(one, "arn")];
    const policy = topicPolicies.get(arn);
    const displayName = optional(one, "display_name") ?? "";
    maker.topic({
      name,
      arn,
      displayName,
      key: optional(one, "kms_master_key_id"),
      policy: policy && text(policy, "policy"),
    });
  }
  for (const one of declaredAlarms(references)) maker.alarm(one);
  for (const one of of("aws_ssm_document")) {
    const format = one.attributes.document_format === "YAML" ? "YAML" : "JSON";
    const made = maker.document({ name: text(one, "name"), content: text(one, "content"), format });
    const { version, hash } = made;
    references.made(one, { hash, document_version: version, latest_version: version, default_version: version });
  }
  for (const one of of("aws_ssm_parameter")) {
    const value = text(one, "value" in one.attributes ? "value" : "insecure_value");
    const { type, tier = "Standard" } = one.attributes as { type: ParameterType; tier?: "Standard" | "Advanced" };
    maker.parameter({ name: text(one, "name"), type, value, tier });
  }
}

function buckets(references: References): DeclaredBucket[] {
  const { of, text } = bound(references);
  const versionings = byOwner(references, "aws_s3_bucket_versioning", "bucket");
  const policies = byOwner(references, "aws_s3_bucket_policy", "bucket");
  const encryptions = byOwner(references, "aws_s3_bucket_server_side_encryption_configuration", "bucket");
  return of("aws_s3_bucket").map((one) => {
    const name = text(one, "bucket");
    const policy = policies.get(name);
    const versioning = [versionings.get(name)?.attributes.versioning_configuration].flat();
    return {
      name,
      arn: text(one, "arn"),
      versioned: versioning.some((each) => (each as { status?: string } | undefined)?.status === "Enabled"),
      policy: policy && text(policy, "policy"),
      encryption: encryption(references, encryptions.get(name)),
    };
  });
}

interface EncryptionRule {
  apply_server_side_encryption_by_default?: Choice | Choice[];
  bucket_key_enabled?: boolean;
}
interface Choice {
  sse_algorithm: "AES256" | "aws:kms";
  kms_master_key_id?: string;
}

function encryption(references: References, declared: Resource | undefined): DeclaredBucket["encryption"] {
  const [rule] = [declared?.attributes.rule].flat() as (EncryptionRule | undefined)[];
  const [choice] = [rule?.apply_server_side_encryption_by_default].flat();
  if (declared === undefined || choice === undefined) return undefined;
  const { sse_algorithm: algorithm, kms_master_key_id: key } = choice;
  if (key === undefined) return { algorithm };
  const keyId = references.resolve(key, `${declared.type}.${declared.name}`);
  return { algorithm, keyId, bucketKey: rule?.bucket_key_enabled === true };
}

/** The resources of a type that say something about another, by that one's name or ARN. */
const byOwner = (references: References, type: string, attribute: string) =>
  new Map(references.of(type).map((one) => [references.text(one, attribute), one]));

const bound = (references: References) => ({
  of: (type: string) => references.of(type),
  text: (one: Resource, attribute: string) => references.text(one, attribute),
  optional: (one: Resource, attribute: string) => references.optional(one, attribute),
});
