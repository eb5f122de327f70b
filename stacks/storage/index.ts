import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import type { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import { backupStatements } from "./backup-policy.ts";
import { makeBucket } from "./bucket.ts";
import type { Keys } from "./keys.ts";
import { expire, move, tidy } from "./lifecycle.ts";
import { deliveries } from "./log-policy.ts";

export interface Storage {
  /** Releases, and the environment's ledger, lease and journals. */
  artifacts: S3Bucket;
  /** Product images. */
  images: S3Bucket;
  /** Access logs of the balancer, under BALANCER_PREFIX, and of the other buckets. */
  logs: S3Bucket;
  /** What turns the balancer's log on depends on this: the balancer tries at once whether it may write. */
  logsPolicy: S3BucketPolicy;
  /** Database backups, under Object Lock. */
  backups: S3Bucket;
}

/** Four buckets; what they have in common is bucket.ts. */
export function storage(stack: TerraformStack, environment: Environment, keys: Keys): Storage {
  const { account, names } = environment;
  const { artifacts, images, logs, backups } = environment.storage;

  const logBucket = makeBucket(stack, {
    id: "logs",
    name: names.logBucket,
    account,
    rules: [
      ...tidy(logs.noncurrentDays),
      move("older-logs", "", [
        [logs.infrequentAfterDays, "STANDARD_IA"],
        [logs.archive.afterDays, logs.archive.class],
      ]),
      expire(logs.expireAfterDays),
    ],
    statements: deliveries(environment),
  });

  /**
   * No rule expires a release: age does not say that it is not needed, since the current one of a quiet app may be the oldest,
   * and a host born tomorrow fetches it.
   */
  const artifactBucket = makeBucket(stack, {
    id: "artifacts",
    name: names.artifactBucket,
    account,
    key: keys.artifacts,
    rules: [
      ...tidy(artifacts.noncurrentDays),
      move("older-releases", "releases/", [[artifacts.infrequentAfterDays, "STANDARD_IA"]]),
    ],
    logs: logBucket,
  });

  // An image is shown as long as its product is, however old.
  const imageBucket = makeBucket(stack, {
    id: "images",
    name: names.imageBucket,
    account,
    key: keys.data,
    rules: [
      ...tidy(images.noncurrentDays),
      move("older-images", "", [
        [images.infrequentAfterDays, "STANDARD_IA"],
        [images.archiveAfterDays, "GLACIER_IR"],
      ]),
    ],
    logs: logBucket,
  });

  const backupBucket = makeBucket(stack, {
    id: "backups",
    name: names.backupBucket,
    account,
    key: keys.backups,
    rules: [
      ...tidy(backups.noncurrentDays),
      move("older-backups", "", [[backups.archive.afterDays, backups.archive.class]]),
      expire(backups.expireAfterDays),
    ],
    statements: backupStatements(environment),
    logs: logBucket,
    lock: backups.lock,
  });

  return {
    artifacts: artifactBucket.bucket,
    images: imageBucket.bucket,
    logs: logBucket.bucket,
    logsPolicy: logBucket.policy,
    backups: backupBucket.bucket,
  };
}
