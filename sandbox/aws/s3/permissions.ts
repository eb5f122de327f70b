import type { Permission } from "../protocol/access.ts";
import type { S3Call } from "./call.ts";
import { notImplemented } from "./failure.ts";
import { sourcePlace } from "./source.ts";

type Needs = (call: S3Call) => Permission[];

export const bucketArn = (name: string) => `arn:aws:s3:::${name}`;

const onBucket =
  (action: string): Needs =>
  ({ bucketName }) => [{ action, resource: bucketArn(bucketName) }];

const listing =
  (action: string): Needs =>
  ({ bucketName, request: { query } }) => {
    const context = Object.fromEntries(
      ["prefix", "delimiter", "max-keys"].flatMap((name) =>
        query.has(name) ? [[`s3:${name}`, query.get(name) ?? ""]] : [],
      ),
    );
    return [{ action, resource: bucketArn(bucketName), context }];
  };

/** `version` names the action on one version, where there is another for it. */
const onObject =
  (action: string, version?: string): Needs =>
  ({ bucketName, key, request: { query } }) => {
    const versionId = query.get("versionId");
    const resource = `${bucketArn(bucketName)}/${key}`;
    if (versionId === null || version === undefined) return [{ action, resource }];
    return [{ action: version, resource, context: { "s3:versionid": versionId } }];
  };

/** Headers that are condition keys of a write. Source: "Actions, resources, and condition keys for Amazon S3". */
const writeKeys: Record<string, string> = {
  "x-amz-acl": "s3:x-amz-acl",
  "x-amz-storage-class": "s3:x-amz-storage-class",
  "x-amz-copy-source": "s3:x-amz-copy-source",
  "x-amz-metadata-directive": "s3:x-amz-metadata-directive",
  "x-amz-server-side-encryption": "s3:x-amz-server-side-encryption",
  "x-amz-server-side-encryption-aws-kms-key-id": "s3:x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-server-side-encryption-customer-algorithm": "s3:x-amz-server-side-encryption-customer-algorithm",
  "x-amz-object-lock-mode": "s3:object-lock-mode",
  "x-amz-object-lock-retain-until-date": "s3:object-lock-retain-until-date",
  "if-match": "s3:if-match",
  "if-none-match": "s3:if-none-match",
};
/** Parts of a write that S3 asks for as permissions of their own. */
const writeActions: Record<string, string> = {
  "x-amz-acl": "s3:PutObjectAcl",
  "x-amz-tagging": "s3:PutObjectTagging",
  "x-amz-object-lock-mode": "s3:PutObjectRetention",
  "x-amz-object-lock-legal-hold": "s3:PutObjectLegalHold",
};

/**
 * `creates`: the request makes an object, and not just a part of one; only such a request can carry a condition. A write that
 * compares with an ETag reads, too. Source: "Enforce conditional writes on Amazon S3 buckets" in the user guide, read 2026-11.
 */
const write =
  (creates: boolean): Needs =>
  ({ bucketName, key, request: { headers } }) => {
    const given = Object.keys(writeKeys).filter((name) => headers[name] !== undefined);
    const context = {
      ...Object.fromEntries(given.map((name) => [writeKeys[name] ?? name, headers[name] ?? ""])),
      "s3:ObjectCreationOperation": String(creates),
    };
    const actions = ["s3:PutObject"];
    for (const [name, action] of Object.entries(writeActions)) if (headers[name] !== undefined) actions.push(action);
    if (headers["if-match"] !== undefined) actions.push("s3:GetObject");
    return actions.map((action) => ({ action, resource: `${bucketArn(bucketName)}/${key}`, context }));
  };

const removal: Needs = (call) => {
  const { bucketName, key, request } = call;
  const resource = `${bucketArn(bucketName)}/${key}`;
  const match = request.headers["if-match"];
  const more: Permission[] = [];
  if (match !== undefined && match !== "*") more.push({ action: "s3:GetObject", resource });
  if (request.headers["x-amz-bypass-governance-retention"] === "true")
    more.push({ action: "s3:BypassGovernanceRetention", resource });
  const context = match === undefined ? {} : { "s3:if-match": match };
  const deletions = onObject("s3:DeleteObject", "s3:DeleteObjectVersion")(call);
  return [...deletions.map((one) => ({ ...one, context: { ...one.context, ...context } })), ...more];
};

const copy: Needs = (call) => {
  const { name, key, versionId } = sourcePlace(call);
  const resource = `${bucketArn(name)}/${key}`;
  const read =
    versionId === null
      ? { action: "s3:GetObject", resource }
      : { action: "s3:GetObjectVersion", resource, context: { "s3:versionid": versionId } };
  return [read, ...write(true)(call)];
};

const needs: Record<string, Needs> = {
  ListBuckets: () => [{ action: "s3:ListAllMyBuckets", resource: bucketArn("*") }],
  CreateBucket: onBucket("s3:CreateBucket"),
  HeadBucket: onBucket("s3:ListBucket"),
  DeleteBucket: onBucket("s3:DeleteBucket"),
  GetBucketLocation: onBucket("s3:GetBucketLocation"),
  GetBucketVersioning: onBucket("s3:GetBucketVersioning"),
  PutBucketVersioning: onBucket("s3:PutBucketVersioning"),
  GetBucketEncryption: onBucket("s3:GetEncryptionConfiguration"),
  PutBucketEncryption: onBucket("s3:PutEncryptionConfiguration"),
  ListObjects: listing("s3:ListBucket"),
  ListObjectsV2: listing("s3:ListBucket"),
  ListObjectVersions: listing("s3:ListBucketVersions"),
  ListMultipartUploads: onBucket("s3:ListBucketMultipartUploads"),
  PutObject: write(true),
  CopyObject: copy,
  CreateMultipartUpload: write(false),
  UploadPart: write(false),
  CompleteMultipartUpload: write(true),
  AbortMultipartUpload: onObject("s3:AbortMultipartUpload"),
  ListParts: onObject("s3:ListMultipartUploadParts"),
  GetObject: onObject("s3:GetObject", "s3:GetObjectVersion"),
  HeadObject: onObject("s3:GetObject", "s3:GetObjectVersion"),
  DeleteObject: removal,
  // Each key is asked about by itself, and answered by itself.
  DeleteObjects: () => [],
};

/** What a request does besides using keys: keys.ts. An operation that is not described is refused to every caller. */
export function permissions(operation: string, call: S3Call): Permission[] {
  const wanted = needs[operation];
  if (wanted === undefined) throw notImplemented(`permissions of ${operation}`);
  return wanted(call);
}
