import type { AwsResponse } from "../../protocol/service.ts";
import { parseDocument } from "../../protocol/xml.ts";
import { bucketOf, owner, type S3Call, xmlReply } from "../call.ts";
import { malformedXml, notImplemented, S3Error } from "../failure.ts";
import type { Encryption } from "../storage/version.ts";
import { receiveText } from "./receive.ts";

export function listBuckets({ store, region }: S3Call): AwsResponse {
  const buckets = store
    .list()
    .map((one) => ({ Name: one.name, CreationDate: one.settings.created, BucketRegion: region }));
  return xmlReply("ListAllMyBucketsResult", { Owner: owner, Buckets: { Bucket: buckets } });
}

export async function createBucket({ store, bucketName, request, region }: S3Call): Promise<AwsResponse> {
  const text = await receiveText(request);
  if (text.trim() !== "") {
    const wanted = parseDocument(text, "CreateBucketConfiguration");
    if (!wanted) throw malformedXml();
    const place = wanted.text("LocationConstraint");
    if (place !== undefined && place !== region) {
      const message = `The ${place} location constraint is incompatible with this sandbox's region, ${region}.`;
      throw new S3Error("IllegalLocationConstraintException", 400, message);
    }
  }
  store.create(bucketName);
  return { status: 200, headers: { location: `/${bucketName}` } };
}

export function headBucket(call: S3Call): AwsResponse {
  bucketOf(call);
  return { status: 200, headers: { "x-amz-bucket-region": call.region } };
}

export function deleteBucket({ store, bucketName }: S3Call): AwsResponse {
  store.delete(bucketName);
  return { status: 204 };
}

export function getBucketLocation(call: S3Call): AwsResponse {
  bucketOf(call);
  // us-east-1 has no name here, for historical reasons of S3's own.
  return xmlReply("LocationConstraint", call.region === "us-east-1" ? "" : call.region);
}

export function getBucketVersioning(call: S3Call): AwsResponse {
  return xmlReply("VersioningConfiguration", { Status: bucketOf(call).versioning });
}

export async function putBucketVersioning(call: S3Call): Promise<AwsResponse> {
  const bucket = bucketOf(call);
  const wanted = parseDocument(await receiveText(call.request), "VersioningConfiguration");
  const status = wanted?.text("Status");
  if (status !== "Enabled" && status !== "Suspended") throw malformedXml();
  if (wanted?.text("MfaDelete") === "Enabled") throw notImplemented("MFA delete");
  bucket.configure({ versioning: status });
  return { status: 200 };
}

export function getBucketEncryption(call: S3Call): AwsResponse {
  const { algorithm, keyId, bucketKey } = bucketOf(call).settings.encryption ?? { algorithm: "AES256" };
  const byDefault = { SSEAlgorithm: algorithm, KMSMasterKeyID: keyId };
  const rule = { ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: bucketKey === true };
  return xmlReply("ServerSideEncryptionConfiguration", { Rule: rule });
}

export async function putBucketEncryption(call: S3Call): Promise<AwsResponse> {
  const bucket = bucketOf(call);
  const wanted = parseDocument(await receiveText(call.request), "ServerSideEncryptionConfiguration");
  const [rule] = wanted?.all("Rule") ?? [];
  const [byDefault] = rule?.all("ApplyServerSideEncryptionByDefault") ?? [];
  const algorithm = byDefault?.text("SSEAlgorithm");
  if (algorithm !== "AES256" && algorithm !== "aws:kms") throw malformedXml();
  const keyId = byDefault?.text("KMSMasterKeyID");
  const bucketKey = rule?.text("BucketKeyEnabled") === "true";
  const encryption: Encryption = { algorithm, ...(keyId && { keyId }), ...(bucketKey && { bucketKey }) };
  bucket.configure({ encryption });
  return { status: 200 };
}
