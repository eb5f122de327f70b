import type { Permission } from "../protocol/access.ts";
import type { S3Call } from "./call.ts";
import { bucketArn } from "./permissions.ts";
import { sourcePlace } from "./source.ts";
import { readEncryption } from "./storage/attributes.ts";
import type { Bucket } from "./storage/bucket.ts";
import type { Encryption } from "./storage/version.ts";

/**
 * What S3 does with KMS in the caller's name: a caller who may not use an object's key gets neither in nor out. Source:
 * "Protecting data with SSE-KMS" and "Multipart upload API and permissions" in the S3 user guide; for HEAD, the API reference's
 * x-amz-checksum-mode.
 */
export function keyUses(operation: string, call: S3Call): Permission[] {
  const { store, bucketName, key, request } = call;
  const bucket = store.find(bucketName);
  // The operation itself says what is missing.
  if (bucket === undefined) return [];
  const use = (action: string, encryption: Encryption | undefined, name = bucketName, of = key) =>
    uses(call, action, encryption, name, of);
  switch (operation) {
    case "PutObject":
    case "CreateMultipartUpload":
      return use("kms:GenerateDataKey", readEncryption(bucket, request.headers));
    case "UploadPart":
    case "CompleteMultipartUpload":
      return use("kms:Decrypt", call.uploads.find(bucket, key, request.query.get("uploadId")).attributes.encryption);
    case "HeadObject":
      if (request.headers["x-amz-checksum-mode"]?.toUpperCase() !== "ENABLED") return [];
      return use("kms:Decrypt", stored(bucket, key, request.query.get("versionId")));
    case "GetObject":
      return use("kms:Decrypt", stored(bucket, key, request.query.get("versionId")));
    case "CopyObject": {
      const from = sourcePlace(call);
      const source = store.find(from.name);
      return [
        ...use("kms:Decrypt", source && stored(source, from.key, from.versionId), from.name, from.key),
        ...use("kms:GenerateDataKey", readEncryption(bucket, request.headers)),
      ];
    }
    default:
      return [];
  }
}

function stored(bucket: Bucket, key: string, versionId: string | null): Encryption | undefined {
  const versions = bucket.entry(key)?.versions ?? [];
  const found = versionId === null ? versions[0] : versions.find((one) => one.id === versionId);
  return found?.marker ? undefined : found?.encryption;
}

/** AWS's own key for S3 (KMS without a key id) is open to the whole account. */
function uses(call: S3Call, action: string, encryption: Encryption | undefined, bucket: string, key: string) {
  if (encryption?.algorithm !== "aws:kms" || encryption.keyId === undefined) return [];
  const whole = bucketArn(bucket);
  const context = {
    "kms:ViaService": `s3.${call.region}.amazonaws.com`,
    "kms:CallerAccount": call.request.principal.account,
    // With a bucket key one data key serves the whole bucket, so KMS hears of the bucket only.
    "kms:EncryptionContext:aws:s3:arn": encryption.bucketKey ? whole : `${whole}/${key}`,
  };
  return [{ action, resource: encryption.keyId, context }];
}
