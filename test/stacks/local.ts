import type { Stack } from "./synthesis.ts";

/** With CI=true everything is applied; elsewhere a run must not keep a person waiting, nor two cores busy, for minutes. */
export const everything = process.env.CI === "true";

/** Watching a bucket's new lifecycle until S3 is sure to have it takes the provider 50 s. */
const SLOW = everything ? [] : ["aws_s3_bucket_lifecycle_configuration"];

/** What moto takes and does not tell again: a second plan would want it for ever. */
const FORGOTTEN: Record<string, string[]> = {
  aws_s3_bucket_logging: ["target_object_key_format"],
  aws_db_instance: [
    "database_insights_mode",
    "engine_lifecycle_support",
    "monitoring_interval",
    "monitoring_role_arn",
    "performance_insights_enabled",
    "performance_insights_kms_key_id",
    "performance_insights_retention_period",
  ],
  aws_db_parameter_group: ["parameter"],
};

/** How many resources an apply makes with the overrides. */
export const applied = (stack: Stack) =>
  Object.entries(stack.resource)
    .filter(([type]) => !SLOW.includes(type))
    .flatMap(([, byName]) => Object.keys(byName)).length;

/** What differs from AWS when a stack is applied to `endpoint`: where its state and its services are. */
export function overrides(stack: Stack, endpoint: string) {
  const each = (type: string, change: object) =>
    Object.fromEntries(Object.keys(stack.resource[type] ?? {}).map((name) => [name, change]));
  const services = ["ec2", "iam", "kms", "logs", "rds", "s3", "secretsmanager", "ssm", "sts"];
  // At the end all is destroyed, which production's data would prevent.
  const lasting = Object.entries(stack.resource)
    .filter(([, byName]) => Object.values(byName).some(({ lifecycle }) => keeps(lifecycle)))
    .map(([type]) => type);
  const lifecycle = (type: string) => ({
    ...(lasting.includes(type) && { prevent_destroy: false }),
    ...(type in FORGOTTEN && { ignore_changes: FORGOTTEN[type] }),
  });
  return {
    terraform: { backend: { local: { path: "terraform.tfstate" } } },
    provider: {
      aws: [
        {
          access_key: "testing",
          secret_key: "testing",
          s3_use_path_style: true,
          endpoints: Object.fromEntries(services.map((service) => [service, endpoint])),
        },
      ],
    },
    resource: {
      ...Object.fromEntries(
        [...lasting, ...Object.keys(FORGOTTEN)]
          .filter((type) => type in stack.resource)
          .map((type) => [
            type,
            each(type, {
              lifecycle: lifecycle(type),
              ...(type === "aws_db_instance" && { deletion_protection: false }),
            }),
          ]),
      ),
      ...Object.fromEntries(SLOW.map((type) => [type, each(type, { count: 0 })])),
    },
  };
}

const keeps = (lifecycle: unknown) =>
  (lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy === true;
