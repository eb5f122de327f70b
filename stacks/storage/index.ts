import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy/index.js";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config.ts";
import { bucketPolicy } from "./bucket-policy.ts";
import type { Keys } from "./keys.ts";

export interface Storage {
  artifacts: S3Bucket;
}

/** The artifact bucket: releases, and the environment's ledger, lease and journals. */
export function storage(stack: TerraformStack, environment: Environment, keys: Keys): Storage {
  const { account, names } = environment;
  const key = keys.artifacts;
  const artifacts = new S3Bucket(stack, "artifacts", { bucket: names.artifactBucket });
  const bucket = artifacts.bucket;
  const versioning = new S3BucketVersioningA(stack, "artifacts_versioning", {
    bucket,
    versioningConfiguration: { status: "Enabled" },
  });
  new S3BucketServerSideEncryptionConfigurationA(stack, "artifacts_encryption", {
    bucket,
    rule: [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
        // One data key serves many objects: a rollout's small writes do not each cost a call to KMS.
        bucketKeyEnabled: true,
      },
    ],
  });
  const closed = new S3BucketPublicAccessBlock(stack, "artifacts_access", {
    bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new S3BucketOwnershipControls(stack, "artifacts_ownership", {
    bucket,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  new S3BucketPolicy(stack, "artifacts_policy", {
    bucket,
    policy: bucketPolicy({ bucket: artifacts.arn, key: key.arn, account }),
    // S3 refuses two changes of a bucket's access at the same time.
    dependsOn: [closed],
  });
  new S3BucketLifecycleConfiguration(stack, "artifacts_lifecycle", {
    bucket,
    rule: lifecycle(environment.storage.artifacts),
    // Rules for noncurrent versions mean nothing before there are versions.
    dependsOn: [versioning],
  });
  return { artifacts };
}

/**
 * No rule expires a release: age does not say that it is not needed, since the current one of a quiet app may be the oldest,
 * and a host born tomorrow fetches it. What goes is what nothing can name any more.
 */
function lifecycle({ noncurrentDays, infrequentAfterDays }: Environment["storage"]["artifacts"]) {
  const everything = [{ prefix: "" }];
  return [
    {
      id: "unfinished-uploads",
      status: "Enabled",
      filter: everything,
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: 2 }],
    },
    {
      id: "former-versions",
      status: "Enabled",
      filter: everything,
      noncurrentVersionExpiration: [{ noncurrentDays }],
      expiration: [{ expiredObjectDeleteMarker: true }],
    },
    {
      id: "older-releases",
      status: "Enabled",
      filter: [{ prefix: "releases/" }],
      transition: [{ days: infrequentAfterDays, storageClass: "STANDARD_IA" }],
    },
  ] satisfies S3BucketLifecycleConfigurationRule[];
}
