import type { Box } from "../drawing.ts";
import { block, type Resource, type Resources } from "../stack.ts";
import { keyLine, keysOf, words } from "./words.ts";

export function buckets(all: Resources): Box[] {
  return all.of("aws_s3_bucket").map((one) => {
    const locks = all
      .naming(one, "aws_s3_bucket_object_lock_configuration")
      .map(({ is }) => block(block(is.rule).default_retention));
    const objects = all.naming(one, "aws_s3_object");
    const encryption = all.naming(one, "aws_s3_bucket_server_side_encryption_configuration").map(({ is }) => is.rule);
    const written = writers(all, one);
    return {
      id: `bucket_${one.name}`,
      shape: "store",
      lines: [
        `bucket ${one.name}`,
        ...objects.map(({ name }) => `with ${words(name)}`),
        ...(written.length > 0 ? [`access logs of ${written.join(", ")}`] : []),
        ...locks.map(({ mode, days }) => `locked ${days} days: ${mode}`),
        ...keyLine(all, encryption),
      ],
      stands: [one, ...objects, ...keysOf(all, encryption)],
    };
  });
}

/** Who logs into it: other buckets, and the balancer. */
function writers(all: Resources, log: Resource): string[] {
  const logged = all.of("aws_s3_bucket_logging").filter(({ is }) => all.named(is.target_bucket).includes(log));
  const balancers = all.of("aws_lb").filter(({ is }) => all.named(is.access_logs).includes(log));
  return [...logged.flatMap(({ is }) => all.named(is.bucket)), ...balancers].map(({ name }) => words(name));
}

export function secrets(all: Resources): Box[] {
  return all.of("aws_secretsmanager_secret").map((one) => ({
    id: `secret_${one.name}`,
    lines: [`secret ${one.is.name}`, ...keyLine(all, one.is)],
    stands: [one, ...keysOf(all, one.is)],
  }));
}

export function commands(all: Resources): Box[] {
  const box = (one: Resource, line: string): Box => ({ id: `ssm_${one.name}`, lines: [line], stands: [one] });
  return [
    ...all.of("aws_ssm_document").map((one) => box(one, `document ${one.name}`)),
    ...all.of("aws_ssm_parameter").map((one) => box(one, `entry ${one.is.name}`)),
  ];
}
