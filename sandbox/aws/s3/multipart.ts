import { rmSync } from "node:fs";
import type { AwsResponse } from "../service.ts";
import { encryptionHeaders, readAttributes } from "./attributes.ts";
import { bucketOf, owner, type S3Call, xmlReply } from "./call.ts";
import { type Algorithm, algorithmNamed, type ChecksumType, checksumHeaders, elementOf } from "./checksum.ts";
import { invalidArgument, invalidRequest } from "./failure.ts";
import { readScope, rolledUp } from "./listing.ts";
import { receive } from "./receive.ts";
import { compareKeys } from "./sorted-keys.ts";
import type { Upload } from "./uploads.ts";

const mostParts = 10_000;
const mostPartsListed = 1000;

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
    const value = checksum && checksumHeaders(checksum);
    if (value) delete value["x-amz-checksum-type"];
    return {
      status: 200,
      headers: { etag: `"${part.etag}"`, ...encryptionHeaders(upload.attributes.encryption), ...value },
    };
  } finally {
    rmSync(landed.path, { force: true });
  }
}

export function abortMultipartUpload(call: S3Call): AwsResponse {
  const bucket = bucketOf(call);
  call.uploads.end(bucket, call.uploads.find(bucket, call.key, call.request.query.get("uploadId")));
  return { status: 204 };
}

export function listParts(call: S3Call): AwsResponse {
  const { request, key, uploads } = call;
  const bucket = bucketOf(call);
  const upload = uploads.find(bucket, key, request.query.get("uploadId"));
  const marker = Number(request.query.get("part-number-marker") ?? 0);
  const most = Math.min(Number(request.query.get("max-parts") ?? mostPartsListed), mostPartsListed);
  if (!Number.isInteger(marker) || !Number.isInteger(most))
    throw invalidArgument("max-parts or part-number-marker is not a number.");
  const parts = sortedParts(upload).filter((one) => one.number > marker);
  const shown = parts.slice(0, most);
  return xmlReply("ListPartsResult", {
    Bucket: bucket.name,
    Key: key,
    UploadId: upload.id,
    Initiator: owner,
    Owner: owner,
    StorageClass: "STANDARD",
    ChecksumAlgorithm: upload.checksum?.algorithm,
    ChecksumType: upload.checksum?.type,
    PartNumberMarker: marker,
    NextPartNumberMarker: shown.at(-1)?.number ?? 0,
    MaxParts: most,
    IsTruncated: parts.length > shown.length,
    Part: shown.map(({ number, modified, etag, size, checksum }) => ({
      PartNumber: number,
      LastModified: modified,
      ETag: `"${etag}"`,
      Size: size,
      ...(checksum && { [elementOf(checksum.algorithm)]: checksum.value }),
    })),
  });
}

export const sortedParts = (upload: Upload) => Object.values(upload.parts).sort((a, b) => a.number - b.number);

export function listMultipartUploads(call: S3Call): AwsResponse {
  const { query } = call.request;
  const bucket = bucketOf(call);
  const scope = readScope(query, "max-uploads");
  const keyMarker = query.get("key-marker") ?? "";
  const idMarker = query.get("upload-id-marker") ?? "";
  const all = call.uploads
    .list(bucket)
    .filter((one) => one.key.startsWith(scope.prefix) && isAfter(one, keyMarker, idMarker))
    .sort((a, b) => compareKeys(a.key, b.key) || compareKeys(a.id, b.id));
  const single = all.filter((one) => rolledUp(one.key, scope) === undefined);
  const prefixes = new Set(all.flatMap((one) => rolledUp(one.key, scope) ?? []));
  const shown = single.slice(0, scope.most);
  const last = shown.at(-1);
  const truncated = single.length > shown.length;
  return xmlReply("ListMultipartUploadsResult", {
    Bucket: bucket.name,
    KeyMarker: scope.encode(keyMarker),
    UploadIdMarker: idMarker,
    NextKeyMarker: truncated && last ? scope.encode(last.key) : undefined,
    NextUploadIdMarker: truncated ? last?.id : undefined,
    Prefix: scope.encode(scope.prefix),
    Delimiter: scope.delimiter ? scope.encode(scope.delimiter) : undefined,
    EncodingType: scope.encodingType,
    MaxUploads: scope.most,
    IsTruncated: truncated,
    Upload: shown.map(({ key, id, initiated }) => ({
      Key: scope.encode(key),
      UploadId: id,
      Initiator: owner,
      Owner: owner,
      StorageClass: "STANDARD",
      Initiated: initiated,
    })),
    CommonPrefixes: [...prefixes].map((one) => ({ Prefix: scope.encode(one) })),
  });
}

function isAfter({ key, id }: Upload, keyMarker: string, idMarker: string): boolean {
  if (keyMarker === "") return true;
  const order = compareKeys(key, keyMarker);
  return order > 0 || (order === 0 && idMarker !== "" && compareKeys(id, idMarker) > 0);
}
