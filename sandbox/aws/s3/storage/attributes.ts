import { randomBytes } from "node:crypto";
import { invalidArgument, notImplemented, S3Error } from "../failure.ts";
import type { Bucket } from "./bucket.ts";
import type { Encryption, Version } from "./version.ts";

const stored = [
  "content-type",
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "expires",
  "x-amz-storage-class",
];
const unsupported =
  /^x-amz-(tagging$|object-lock-|server-side-encryption-(customer|context)|website-redirect|grant-|write-offset)/;
const plainAcls = ["private", "bucket-owner-full-control"];
const mostMetadataBytes = 2048;

export interface Attributes {
  headers: Record<string, string>;
  metadata: Record<string, string>;
  encryption: Encryption;
}

/** What a writer says of an object beside its bytes. What would change who may read it or for how long is refused loudly. */
export function readAttributes(bucket: Bucket, headers: Record<string, string>): Attributes {
  const refused = Object.keys(headers).find((name) => unsupported.test(name));
  if (refused) throw notImplemented(`the header ${refused}`);
  const acl = headers["x-amz-acl"];
  if (acl !== undefined && !plainAcls.includes(acl)) throw notImplemented(`the ACL '${acl}'`);
  const metadata = readMetadata(headers);
  const kept: Record<string, string> = { "content-type": "binary/octet-stream" };
  for (const name of stored) {
    const value = name === "content-encoding" ? withoutChunking(headers[name]) : headers[name];
    if (value) kept[name] = value;
  }
  if (kept["x-amz-storage-class"] === "STANDARD") delete kept["x-amz-storage-class"];
  return { headers: kept, metadata, encryption: readEncryption(bucket, headers) };
}

/** aws-chunked describes the transfer; S3 does not store it. */
const withoutChunking = (value = "") =>
  value
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "" && one !== "aws-chunked")
    .join(",");

function readMetadata(headers: Record<string, string>): Record<string, string> {
  const prefix = "x-amz-meta-";
  const pairs = Object.entries(headers).filter(([name]) => name.startsWith(prefix));
  const size = pairs.reduce((sum, [name, value]) => sum + name.length - prefix.length + value.length, 0);
  if (size > mostMetadataBytes) {
    throw new S3Error("MetadataTooLarge", 400, "Your metadata headers exceed the maximum allowed metadata size");
  }
  return Object.fromEntries(pairs.map(([name, value]) => [name.slice(prefix.length), value]));
}

/** What the writer asks for, or else the bucket's default. */
export function readEncryption(bucket: Bucket, headers: Record<string, string>): Encryption {
  const algorithm = headers["x-amz-server-side-encryption"];
  if (algorithm === undefined) return bucket.settings.encryption ?? { algorithm: "AES256" };
  if (algorithm === "AES256") return { algorithm };
  if (algorithm !== "aws:kms") throw invalidArgument("The encryption method specified is not supported");
  const keyId = headers["x-amz-server-side-encryption-aws-kms-key-id"];
  const bucketKey = headers["x-amz-server-side-encryption-bucket-key-enabled"] === "true";
  return { algorithm, ...(keyId && { keyId }), ...(bucketKey && { bucketKey }) };
}

/** An ETag is the content's MD5 except under KMS, where S3 makes it something that no client can compute. */
export const etagOf = (encryption: Encryption, md5: string) =>
  encryption.algorithm === "aws:kms" ? randomBytes(16).toString("hex") : md5;

export function encryptionHeaders({ algorithm, keyId, bucketKey }: Encryption): Record<string, string> {
  return {
    "x-amz-server-side-encryption": algorithm,
    ...(keyId && { "x-amz-server-side-encryption-aws-kms-key-id": keyId }),
    ...(bucketKey && { "x-amz-server-side-encryption-bucket-key-enabled": "true" }),
  };
}

/** Only buckets that have or had versioning name versions. */
export const versionHeaders = (bucket: Bucket, version: Pick<Version, "id">): Record<string, string> =>
  bucket.versioning ? { "x-amz-version-id": version.id } : {};
