import { rmSync } from "node:fs";
import type { AwsResponse } from "../../protocol/service.ts";
import { bucketOf, type S3Call, xmlReply } from "../call.ts";
import { type Algorithm, algorithmNamed, type ChecksumType, headerOf } from "../checksum/checksum.ts";
import { invalidArgument, invalidRequest } from "../failure.ts";
import { encryptionHeaders, readAttributes } from "../storage/attributes.ts";
import { receive } from "./receive.ts";

const mostParts = 10_000;

export function createMultipartUpload(call: S3Call): AwsResponse {
  const { request, key, uploads } = call;
  const bucket = bucketOf(call);
  const attributes = readAttributes(bucket, request.headers);
  const checksum = wantedChecksum(request.headers);
  const upload = uploads.begin(bucket, { key, attributes, ...(checksum && { checksum }) });
  const result = { Bucket: bucket.name, Key: key, UploadId: upload.id };
  const checksumReply = checksum && {
    "x-amz-checksum-algorithm": checksum.algorithm,
    "x-amz-checksum-type": checksum.type,
  };
  return xmlReply("InitiateMultipartUploadResult", result, {
    ...encryptionHeaders(attributes.encryption),
    ...checksumReply,
  });
}

function wantedChecksum(headers: Record<string, string>): { algorithm: Algorithm; type: ChecksumType } | undefined {
  const algorithm = algorithmNamed(headers["x-amz-checksum-algorithm"]);
  const given = headers["x-amz-checksum-type"];
  if (!algorithm) {
    if (given === undefined) return undefined;
    throw invalidRequest("The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
  }
  const type = given ?? (algorithm === "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE");
  const fits =
    (type === "COMPOSITE" && algorithm !== "CRC64NVME") || (type === "FULL_OBJECT" && !algorithm.startsWith("SHA"));
  if (!fits)
    throw invalidRequest(
      `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  return { algorithm, type: type as ChecksumType };
}

export async function uploadPart(call: S3Call): Promise<AwsResponse> {
  const { request, key, uploads } = call;
  const bucket = bucketOf(call);
  const number = Number(request.query.get("partNumber") ?? Number.NaN);
  if (!Number.isInteger(number) || number < 1 || number > mostParts) {
    throw invalidArgument(`Part number must be an integer between 1 and ${mostParts}, inclusive`);
  }
  const upload = uploads.find(bucket, key, request.query.get("uploadId"));
  const wanted = upload.checksum?.algorithm;
  const landed = await receive(request, bucket.incoming, wanted);
  try {
    const { checksum } = landed;
    if (wanted && checksum && checksum.algorithm !== wanted) {
      const types = `expected checksum Type: ${wanted.toLowerCase()}, actual checksum Type: ${checksum.algorithm.toLowerCase()}`;
      throw invalidRequest(`Checksum Type mismatch occurred, ${types}`);
    }
    const part = uploads.addPart(bucket, upload, number, landed);
    const value = checksum && { [headerOf(checksum.algorithm)]: checksum.value };
    const encryption = encryptionHeaders(upload.attributes.encryption);
    return { status: 200, headers: { etag: `"${part.etag}"`, ...encryption, ...value } };
  } finally {
    rmSync(landed.path, { force: true });
  }
}

export function abortMultipartUpload(call: S3Call): AwsResponse {
  const bucket = bucketOf(call);
  call.uploads.end(bucket, call.uploads.find(bucket, call.key, call.request.query.get("uploadId")));
  return { status: 204 };
}
