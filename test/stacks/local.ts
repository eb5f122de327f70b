import type { Stack } from "./synthesis.ts";

/** With CI=true everything is applied; elsewhere a run must not keep a person waiting, nor two cores busy, for minutes. */
export const everything = process.env.CI === "true";

/** Watching a bucket's new lifecycle until S3 is sure to have it takes the provider 50 s. */
const SLOW = everything ? [] : ["aws_s3_bucket_lifecycle_configuration"];

/** How many resources an apply makes with the overrides. */
export const applied = (stack: Stack) =>
  Object.entries(stack.resource)
    .filter(([type]) => !SLOW.includes(type))
    .flatMap(([, byName]) => Object.keys(byName)).length;

/** What differs from AWS when a stack is applied to `endpoint`: where its state and its services are. */
export function overrides(stack: Stack, endpoint: string) {
  const each = (type: string, change: object) =>
    Object.fromEntries(Object.keys(stack.resource[type] ?? {}).map((name) => [name, change]));
  const services = ["kms", "s3", "ssm", "sts"];
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
      // At the end all is destroyed, which production's key would prevent.
      aws_kms_key: each("aws_kms_key", { lifecycle: { prevent_destroy: false } }),
      ...Object.fromEntries(SLOW.map((type) => [type, each(type, { count: 0 })])),
    },
  };
}
