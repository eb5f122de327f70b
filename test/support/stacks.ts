import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const environmentVariable = { type: "String", interpolationType: "ENV_VAR" };

/** A document in the shape of ours whose script is the test's own. */
export function shellDocument(script: string, parameters: Record<string, object> = {}, inputs: object = {}): string {
  return JSON.stringify({
    schemaVersion: "2.2",
    parameters,
    mainSteps: [
      {
        action: "aws:runShellScript",
        name: "run",
        inputs: { runCommand: script.split("\n"), timeoutSeconds: 60, ...inputs },
      },
    ],
  });
}

const release = shellDocument(
  "#!/usr/bin/env bash\nexit 1",
  Object.fromEntries(
    ["operation", "environment", "release", "rollout", "fence", "deadline", "hook"].map((name) => [
      name,
      { ...environmentVariable, default: "" },
    ]),
  ),
);
const status = shellDocument("#!/usr/bin/env bash\nexit 1", { environment: environmentVariable });

/** Synthesized stacks of the smallest account that the sandbox can play, for tests of the sandbox itself. */
export async function writeStacks(folder: string, environment = "test"): Promise<string> {
  const stack = {
    provider: { aws: [{ region: "eu-central-1" }] },
    resource: {
      aws_cloudwatch_metric_alarm: { errors: { alarm_name: `kloverbuy-${environment}-errors` } },
      aws_cloudwatch_composite_alarm: {
        harm: { alarm_name: `kloverbuy-${environment}-harm`, alarm_rule: `ALARM("kloverbuy-${environment}-errors")` },
      },
      aws_iam_role: Object.fromEntries(roles.map((role) => [role, declaredRole(environment, role)])),
      aws_iam_role_policy: Object.fromEntries(roles.map((role) => [role, policy(role)])),
      aws_s3_bucket: { artifacts: { bucket: `kloverbuy-${environment}-artifacts` } },
      aws_s3_bucket_versioning: {
        artifacts: { bucket: reference("aws_s3_bucket.artifacts.id"), versioning_configuration: { status: "Enabled" } },
      },
      aws_ssm_document: {
        release: { name: `kloverbuy-${environment}-release`, document_type: "Command", content: release },
        status: { name: `kloverbuy-${environment}-status`, document_type: "Command", content: status },
      },
      aws_ssm_parameter: {
        pipeline: { name: `/kloverbuy/${environment}/pipeline`, type: "String", value: entry(environment) },
      },
    },
  };
  await mkdir(join(folder, "stacks", environment), { recursive: true });
  await writeFile(join(folder, "stacks", environment, "cdk.tf.json"), JSON.stringify(stack));
  return folder;
}

const roles = ["host", "build", "deploy", "pipeline", "operator"];

/** A person may take each, but the host's. */
const declaredRole = (environment: string, role: string) => ({
  name: `kloverbuy-${environment}-${role}`,
  assume_role_policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: role === "host" ? { Service: "ec2.amazonaws.com" } : { AWS: "arn:aws:iam::123456789012:user/ann" },
        Action: "sts:AssumeRole",
      },
    ],
  }),
});
const policy = (role: string) => ({
  name: role,
  role: reference(`aws_iam_role.${role}.name`),
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "Everything", Effect: "Allow", Action: ["s3:*", "ssm:*"], Resource: "*" }],
  }),
});

/** Terraform's `${what}`. */
export const reference = (what: string) => `\${${what}}`;

const document = (name: string) => ({
  name: reference(`aws_ssm_document.${name}.name`),
  version: reference(`aws_ssm_document.${name}.latest_version`),
  hash: reference(`aws_ssm_document.${name}.hash`),
});

const entry = (environment: string) =>
  JSON.stringify({
    schema: 1,
    environment,
    region: "eu-central-1",
    artifactBucket: reference("aws_s3_bucket.artifacts.bucket"),
    documents: { release: document("release"), status: document("status") },
    fleetTag: { key: "kloverbuy:environment", value: environment },
    releaseTopicArn: null,
  });

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
