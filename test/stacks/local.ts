import type { Stack } from "./synthesis.ts";

/** What moto takes and does not tell again, or makes up: a second plan would want to change it for ever. */
const FORGOTTEN: Record<string, string[]> = {
  aws_autoscaling_group: ["default_instance_warmup", "instance_maintenance_policy", "max_instance_lifetime"],
  aws_autoscaling_lifecycle_hook: ["notification_target_arn", "role_arn"],
  aws_autoscaling_policy: ["enabled", "predictive_scaling_configuration"],
  aws_launch_template: ["tag_specifications"],
  aws_s3_bucket_logging: ["target_object_key_format"],
  aws_db_parameter_group: ["parameter"],
  aws_sns_topic: ["signature_version"],
  aws_vpc_security_group_egress_rule: ["description"],
  aws_vpc_security_group_ingress_rule: ["description"],
};

/** How many resources an apply makes with the overrides. */
export const applied = (stack: Stack) => Object.values(stack.resource).flatMap((byName) => Object.keys(byName)).length;

/** What differs from AWS when a stack is applied to `endpoint`: where its state and its services are, and its `zone`. */
export function overrides(stack: Stack, endpoint: string, zone?: string) {
  const each = (type: string, change: object) =>
    Object.fromEntries(Object.keys(stack.resource[type] ?? {}).map((name) => [name, change]));
  const services = [
    ...["acm", "autoscaling", "budgets", "cloudwatch", "ec2", "elbv2", "iam", "kms", "logs", "rds", "route53"],
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
    ...(zone !== undefined && { aws_route53_record: each("aws_route53_record", { zone_id: zone }) }),
    // moto takes a denial whose condition does not hold for one that does: nobody could read the scripts of hosts again.
    ...("aws_s3_object" in stack.resource && {
      aws_s3_bucket_policy: { artifacts_policy: { policy: readable } },
    }),
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

const readable = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::*/*" }],
});

const keeps = (lifecycle: unknown) =>
  (lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy === true;
