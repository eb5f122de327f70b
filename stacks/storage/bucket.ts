import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key/index.js";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging/index.js";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration/index.js";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy/index.js";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning/index.js";
import type { TerraformStack } from "cdktf";
import { bucketPolicy } from "./bucket-policy.ts";
import type { Statement } from "./policy.ts";

export interface Closed {
  /** Also the first word of the names of all that belongs to it. */
  id: string;
  name: string;
  account: string;
  /** Absent: S3's own (AES256), for a bucket that a service writes to which takes no other. */
  key?: KmsKey;
  rules: S3BucketLifecycleConfigurationRule[];
  /** Beside what every bucket refuses. */
  statements?: (arn: string) => Statement[];
  /** Takes a line per request; the log bucket has none, since each line would cause the next. */
  logs?: Made;
  lock?: { mode: string; days: number };
}

export interface Made {
  bucket: S3Bucket;
  policy: S3BucketPolicy;
}

/** A bucket that is closed, versioned, encrypted, tidied up, and tells who came. */
export function makeBucket(stack: TerraformStack, closed: Closed): Made {
  const { id, name, account, key, rules, statements, logs, lock } = closed;
  const made = new S3Bucket(stack, id, { bucket: name, ...(lock && { objectLockEnabled: true }) });
  const { bucket } = made;
  const versioning = new S3BucketVersioningA(stack, `${id}_versioning`, {
    bucket,
    versioningConfiguration: { status: "Enabled" },
  });
  new S3BucketServerSideEncryptionConfigurationA(stack, `${id}_encryption`, { bucket, rule: [encryption(key)] });
  const access = new S3BucketPublicAccessBlock(stack, `${id}_access`, {
    bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new S3BucketOwnershipControls(stack, `${id}_ownership`, {
    bucket,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  const policy = new S3BucketPolicy(stack, `${id}_policy`, {
    bucket,
    policy: bucketPolicy(made.arn, { account, key: key?.arn, more: statements?.(made.arn) ?? [] }),
    // S3 refuses two changes of a bucket's access at the same time.
    dependsOn: [access],
  });
  new S3BucketLifecycleConfiguration(stack, `${id}_lifecycle`, {
    bucket,
    rule: rules,
    // Rules for noncurrent versions mean nothing before there are versions.
    dependsOn: [versioning],
  });
  if (lock) {
    new S3BucketObjectLockConfigurationA(stack, `${id}_lock`, {
      bucket,
      rule: { defaultRetention: lock },
      dependsOn: [versioning],
    });
  }
  if (logs) {
    new S3BucketLoggingA(stack, `${id}_logging`, {
      bucket,
      targetBucket: logs.bucket.bucket,
      targetPrefix: "s3/",
      // .../<account>/<region>/<bucket>/<year>/<month>/<day>/: a day can be asked for without listing the others.
      targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
      // S3 must already be let in.
      dependsOn: [logs.policy],
    });
  }
  return { bucket: made, policy };
}

/** With a bucket key one data key serves many objects: a rollout's small writes do not each cost a call to KMS. */
const encryption = (key: KmsKey | undefined) =>
  key
    ? {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
        bucketKeyEnabled: true,
      }
    : { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
