import type { Promised } from "./promise.ts";
import { type Attributes, ofBucket, resources, type Stack } from "./synthesis.ts";

const first = (value: unknown) => [value].flat()[0] as Attributes | undefined;

const rules = (stack: Stack, bucket: string) =>
  ((ofBucket(stack, "aws_s3_bucket_lifecycle_configuration", bucket)?.rule ?? []) as Attributes[]).filter(
    ({ status }) => status === "Enabled",
  );

/** Where a bucket's older objects go, by the day. */
const moves = (stack: Stack, bucket: string) =>
  rules(stack, bucket)
    .flatMap(({ transition }) => (transition ?? []) as { days: number; storage_class: string }[])
    .sort((one, other) => one.days - other.days)
    .map(({ storage_class }) => storage_class);

const expiry = (stack: Stack, bucket: string) =>
  rules(stack, bucket)
    .map(({ expiration }) => Number(first(expiration)?.days))
    .find((days) => days > 0);

const lock = (stack: Stack) =>
  first(first(ofBucket(stack, "aws_s3_bucket_object_lock_configuration", "backups")?.rule)?.default_retention);

const isProduction = (stack: Stack) => String(stack.resource.aws_s3_bucket?.backups?.bucket).includes("-production-");

export const storageKeptPromises: Promised[] = [
  {
    promise: "a backup is locked from the moment it is written; in production nobody at all can unlock it",
    holds: (stack) =>
      stack.resource.aws_s3_bucket?.backups?.object_lock_enabled === true &&
      Number(lock(stack)?.days) > 0 &&
      (!isProduction(stack) || lock(stack)?.mode === "COMPLIANCE"),
    spoil: (stack) => {
      delete stack.resource.aws_s3_bucket_object_lock_configuration;
    },
  },
  {
    promise: "no rule ends a backup before its lock does",
    holds: (stack) => (expiry(stack, "backups") ?? 0) >= Number(lock(stack)?.days),
    spoil: (stack) => {
      for (const rule of rules(stack, "backups")) if (rule.expiration) rule.expiration = [{ days: 1 }];
    },
  },
  {
    promise: "every bucket tells who came, but the one that takes what they tell",
    holds: (stack) =>
      resources(stack, "aws_s3_bucket").every(
        ([name]) =>
          (ofBucket(stack, "aws_s3_bucket_logging", name)?.target_bucket === `\${aws_s3_bucket.logs.bucket}`) ===
          (name !== "logs"),
      ),
    spoil: (stack) => {
      delete stack.resource.aws_s3_bucket_logging?.backups_logging;
    },
  },
  {
    promise: "older logs and backups are archived, and end",
    holds: (stack) =>
      ["logs", "backups"].every((bucket) => {
        return /^GLACIER/.test(moves(stack, bucket).at(-1) ?? "") && (expiry(stack, bucket) ?? 0) > 0;
      }),
    spoil: (stack) => {
      for (const rule of rules(stack, "logs")) delete rule.transition;
    },
  },
  {
    promise: "an older image is cheaper to keep, still there at once, and never ends",
    holds: (stack) =>
      String(moves(stack, "images")) === "STANDARD_IA,GLACIER_IR" && expiry(stack, "images") === undefined,
    spoil: (stack) => {
      for (const rule of rules(stack, "images")) if (rule.transition) rule.transition = [{ storage_class: "GLACIER" }];
    },
  },
];
