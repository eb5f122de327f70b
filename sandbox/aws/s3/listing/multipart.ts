import type { AwsResponse } from "../../protocol/service.ts";
import { bucketOf, owner, type S3Call, xmlReply } from "../call.ts";
import { elementOf } from "../checksum/checksum.ts";
import { invalidArgument } from "../failure.ts";
import { compareKeys } from "../storage/sorted-keys.ts";
import type { Upload } from "../storage/uploads.ts";
import { pageOf, readScope, rolledUp } from "./listing.ts";

const mostPartsListed = 1000;

export function listParts(call: S3Call): AwsResponse {
  const { request, key, uploads } = call;
  const bucket = bucketOf(call);
  const upload = uploads.find(bucket, key, request.query.get("uploadId"));
  const marker = Number(request.query.get("part-number-marker") ?? 0);
  const most = Math.min(Number(request.query.get("max-parts") ?? mostPartsListed), mostPartsListed);
  if (!Number.isInteger(marker) || !(Number.isInteger(most) && most >= 0)) {
    throw invalidArgument("max-parts or part-number-marker is not a number.");
  }
  const parts = Object.values(upload.parts).filter((one) => one.number > marker);
  const { shown, more } = pageOf(
    parts.sort((a, b) => a.number - b.number),
    most,
  );
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
    IsTruncated: more,
    Part: shown.map(({ number, modified, etag, size, checksum }) => ({
      PartNumber: number,
      LastModified: modified,
      ETag: `"${etag}"`,
      Size: size,
      ...(checksum && { [elementOf(checksum.algorithm)]: checksum.value }),
    })),
  });
}

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
  const { shown, more } = pageOf(single, scope.most);
  const next = more ? shown.at(-1) : undefined;
  return xmlReply("ListMultipartUploadsResult", {
    Bucket: bucket.name,
    KeyMarker: scope.encode(keyMarker),
    UploadIdMarker: idMarker,
    NextKeyMarker: next && scope.encode(next.key),
    NextUploadIdMarker: next?.id,
    Prefix: scope.encode(scope.prefix),
    Delimiter: scope.delimiter ? scope.encode(scope.delimiter) : undefined,
    EncodingType: scope.encodingType,
    MaxUploads: scope.most,
    IsTruncated: more,
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
