import type { Stack } from "./synthesis.ts";

/** What moto takes and does not tell again: a second plan would want it for ever. */
const FORGOTTEN: Record<string, string[]> = {
  aws_s3_bucket_logging: ["target_object_key_format"],
  aws_db_parameter_group: ["parameter"],
  aws_sns_topic: ["signature_version"],
  aws_vpc_security_group_egress_rule: ["description"],
  aws_vpc_security_group_ingress_rule: ["description"],
};

/** How many resources an apply makes with the overrides. */
export const applied = (stack: Stack) => Object.values(stack.resource).flatMap((byName) => Object.keys(byName)).length;

/** What differs from AWS when a stack is applied to `endpoint`: where its state and its services are. */
export function overrides(stack: Stack, endpoint: string) {
  const each = (type: string, change: object) =>
    Object.fromEntries(Object.keys(stack.resource[type] ?? {}).map((name) => [name, change]));
  const services = [
    ...["budgets", "cloudwatch", "ec2", "iam", "kms", "logs", "rds"],
    ...["s3", "s3control", "secretsmanager", "sns", "ssm", "sts"],
  ];
  // At the end all is destroyed, which production's data would prevent.
  const lasting = Object.entries(stack.resource)
    .filter(([, byName]) => Object.values(byName).some(({ lifecycle }) => keeps(lifecycle)))
    .map(([type]) => type);
  const lifecycle = (type: string) => ({
    ...(lasting.includes(type) && { prevent_destroy: false }),
    ...(type in FORGOTTEN && { ignore_changes: FORGOTTEN[type] }),
  });
  const resource: Record<string, Record<string, object>> = {
    ...Object.fromEntries(
      [...lasting, ...Object.keys(FORGOTTEN)]
        .filter((type) => type in stack.resource)
        .map((type) => [type, each(type, { lifecycle: lifecycle(type) })]),
    ),
    // moto writes access logs, as S3 does; a bucket with objects would stay.
    ...("aws_s3_bucket" in stack.resource && {
      aws_s3_bucket: each("aws_s3_bucket", {
        force_destroy: true,
        ...(lasting.includes("aws_s3_bucket") && { lifecycle: lifecycle("aws_s3_bucket") }),
      }),
    }),
  };
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
    ...(Object.keys(resource).length > 0 && { resource }),
  };
}

const keeps = (lifecycle: unknown) =>
  (lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy === true;
