import type { AwsResponse } from "../../protocol/service.ts";
import { bucketOf, type S3Call } from "../call.ts";
import { checksumHeaders } from "../checksum/checksum.ts";
import { noSuchKey, notImplemented, S3Error } from "../failure.ts";
import { encryptionHeaders, versionHeaders } from "../storage/attributes.ts";
import type { Bucket } from "../storage/bucket.ts";
import { checkRead } from "../storage/conditions.ts";
import { contents } from "../storage/contents.ts";
import { type ByteRange, readRange } from "../storage/range.ts";
import type { Version } from "../storage/version.ts";
import { corrupted, cutShort } from "./damage.ts";

export function headObject(call: S3Call): AwsResponse {
  const { response } = describe(call);
  return response;
}

export function getObject(call: S3Call): AwsResponse {
  const { response, bucket, version, range } = describe(call);
  const body = contents(bucket, call.key, version, range);
  const { faults } = call;
  const length = range.end - range.start;
  if (length > 0 && faults.strike("truncate", "GetObject", call.key))
    return { ...response, body: cutShort(body, length / 2) };
  if (length > 0 && faults.strike("wrong-checksum", "GetObject", call.key))
    return { ...response, body: corrupted(body) };
  return { ...response, body };
}

interface Description {
  bucket: Bucket;
  version: Version;
  range: ByteRange;
  response: AwsResponse;
}

function describe(call: S3Call): Description {
  const { headers, query } = call.request;
  if (query.has("partNumber")) throw notImplemented("reading one part of an object (partNumber)");
  const bucket = bucketOf(call);
  const version = findVersion(call, bucket);
  checkRead(version, headers);
  const part = readRange(headers.range, version.size);
  const range = part ?? { start: 0, end: version.size };
  const wholeChecksum = headers["x-amz-checksum-mode"]?.toUpperCase() === "ENABLED" && !part;
  const described = {
    ...objectHeaders(bucket, version),
    ...(wholeChecksum && checksumHeaders(version.checksum)),
    ...overrides(query),
    "content-length": String(range.end - range.start),
    ...(part && { "content-range": `bytes ${part.start}-${part.end - 1}/${version.size}` }),
  };
  return { bucket, version, range, response: { status: part ? 206 : 200, headers: described } };
}

/** The asked-for version, or the current one; a delete marker is 404, and 405 when it is asked for by its id. */
export function findVersion({ key, request }: Pick<S3Call, "key" | "request">, bucket: Bucket): Version {
  const versions = bucket.entry(key)?.versions ?? [];
  const wanted = request.query.get("versionId");
  if (wanted !== null) {
    const found = versions.find((one) => one.id === wanted);
    if (!found) throw new S3Error("NoSuchVersion", 404, "The specified version does not exist.");
    if (!found.marker) return found;
    const headers = { "x-amz-delete-marker": "true", allow: "DELETE", ...versionHeaders(bucket, found) };
    throw new S3Error("MethodNotAllowed", 405, "The specified method is not allowed against this resource.", headers);
  }
  const [newest] = versions;
  if (!newest) throw noSuchKey();
  if (newest.marker) throw noSuchKey({ "x-amz-delete-marker": "true", ...versionHeaders(bucket, newest) });
  return newest;
}

export function objectHeaders(bucket: Bucket, version: Version): Record<string, string> {
  const metadata = Object.entries(version.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]);
  return {
    ...version.headers,
    ...Object.fromEntries(metadata),
    ...encryptionHeaders(version.encryption),
    ...versionHeaders(bucket, version),
    "accept-ranges": "bytes",
    etag: `"${version.etag}"`,
    "last-modified": new Date(version.modified).toUTCString(),
  };
}

function overrides(query: URLSearchParams): Record<string, string> {
  const names = [
    "content-type",
    "content-language",
    "expires",
    "cache-control",
    "content-disposition",
    "content-encoding",
  ];
  return Object.fromEntries(
    names.flatMap((name) => (query.has(`response-${name}`) ? [[name, query.get(`response-${name}`) ?? ""]] : [])),
  );
}
