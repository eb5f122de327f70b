import type { AwsResponse } from "../../protocol/service.ts";
import type { XmlValue } from "../../protocol/xml.ts";
import { bucketOf, owner, type S3Call, xmlReply } from "../call.ts";
import { invalidArgument } from "../failure.ts";
import type { Bucket } from "../storage/bucket.ts";
import { compareKeys } from "../storage/sorted-keys.ts";
import type { Version } from "../storage/version.ts";
import { type Item, pageOf, readScope, type Scope, walk } from "./listing.ts";

interface Page {
  items: Item[];
  /** The last key or prefix of a page that others follow. */
  next: string | undefined;
}

export function listObjectsV2(call: S3Call): AwsResponse {
  const { query } = call.request;
  const bucket = bucketOf(call);
  const scope = readScope(query, "max-keys");
  const continuation = query.get("continuation-token");
  const startAfter = query.get("start-after");
  const page = readPage(bucket, scope, continuation === null ? (startAfter ?? "") : untoken(continuation));
  return xmlReply("ListBucketResult", {
    ...common(bucket, scope, page),
    KeyCount: page.items.length,
    ContinuationToken: continuation ?? undefined,
    NextContinuationToken: page.next === undefined ? undefined : token(page.next),
    StartAfter: startAfter === null ? undefined : scope.encode(startAfter),
    ...rows(bucket, scope, page, query.get("fetch-owner") === "true"),
  });
}

export function listObjects(call: S3Call): AwsResponse {
  const { query } = call.request;
  const bucket = bucketOf(call);
  const scope = readScope(query, "max-keys");
  const marker = query.get("marker") ?? "";
  const page = readPage(bucket, scope, marker);
  return xmlReply("ListBucketResult", {
    ...common(bucket, scope, page),
    Marker: scope.encode(marker),
    // Without a delimiter S3 leaves it out: the last key of the page is the next marker.
    NextMarker: page.next !== undefined && scope.delimiter ? scope.encode(page.next) : undefined,
    ...rows(bucket, scope, page, true),
  });
}

const tokenMark = "after:";
const token = (key: string) => Buffer.from(tokenMark + key).toString("base64url");

function untoken(text: string): string {
  const decoded = Buffer.from(text, "base64url").toString("utf8");
  if (decoded.startsWith(tokenMark)) return decoded.slice(tokenMark.length);
  throw invalidArgument("The continuation token provided is incorrect");
}

function readPage(bucket: Bucket, scope: Scope, after: string): Page {
  const isShown = (key: string) => compareKeys(key, after) > 0 && bucket.current(key) !== undefined;
  const { shown, more } = pageOf(walk(bucket, scope, after, isShown), scope.most);
  const last = shown.at(-1);
  return { items: shown, next: more ? (last?.group ?? last?.key) : undefined };
}

function common(bucket: Bucket, scope: Scope, page: Page): { [name: string]: XmlValue } {
  return {
    Name: bucket.name,
    Prefix: scope.encode(scope.prefix),
    Delimiter: scope.delimiter ? scope.encode(scope.delimiter) : undefined,
    MaxKeys: scope.most,
    EncodingType: scope.encodingType,
    IsTruncated: page.next !== undefined,
  };
}

function rows(bucket: Bucket, scope: Scope, page: Page, withOwner: boolean): { [name: string]: XmlValue } {
  const contents = page.items.flatMap(({ key, group }) => {
    const version = group === undefined && bucket.current(key);
    return version ? [{ Key: scope.encode(key), ...row(version), Owner: withOwner ? owner : undefined }] : [];
  });
  return { Contents: contents, CommonPrefixes: prefixes(scope, page.items) };
}

export const prefixes = (scope: Scope, items: { group: string | undefined }[]) =>
  items.flatMap(({ group }) => (group === undefined ? [] : [{ Prefix: scope.encode(group) }]));

export const row = (version: Version) => ({
  LastModified: version.modified,
  ETag: `"${version.etag}"`,
  ChecksumAlgorithm: version.checksum?.algorithm,
  ChecksumType: version.checksum?.type,
  Size: version.size,
  StorageClass: version.headers["x-amz-storage-class"] ?? "STANDARD",
});
