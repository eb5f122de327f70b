import type { AwsResponse } from "../service.ts";
import type { XmlValue } from "../xml.ts";
import type { Bucket } from "./bucket.ts";
import { bucketOf, owner, type S3Call, xmlReply } from "./call.ts";
import { invalidArgument } from "./failure.ts";
import { compareKeys } from "./sorted-keys.ts";
import type { Version } from "./version.ts";

const mostKeys = 1000;

export interface Scope {
  prefix: string;
  delimiter: string;
  most: number;
  /** S3's encoding of keys and prefixes when the caller asks for encoding-type=url. */
  encode: (text: string) => string;
  encodingType: string | undefined;
}

export function readScope(query: URLSearchParams, sizeName: string): Scope {
  const given = query.get(sizeName) ?? String(mostKeys);
  if (!/^\d{1,9}$/.test(given)) throw invalidArgument(`Provided ${sizeName} not an integer or within integer range`);
  const encodingType = query.get("encoding-type") ?? undefined;
  if (encodingType !== undefined && encodingType !== "url")
    throw invalidArgument("Invalid Encoding Method specified in Request");
  const encode = encodingType ? urlEncode : (text: string) => text;
  const most = Math.min(Number(given), mostKeys);
  return { prefix: query.get("prefix") ?? "", delimiter: query.get("delimiter") ?? "", most, encode, encodingType };
}

/** Like a form: a space is +, and / stays readable. */
const urlEncode = (text: string) =>
  encodeURIComponent(text)
    .replace(/%2F/g, "/")
    .replace(/%20/g, "+")
    .replace(/[!'()]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/** The common prefix that a key is rolled up into, if any. */
export function rolledUp(key: string, { prefix, delimiter }: Scope): string | undefined {
  const at = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

export interface Page {
  keys: string[];
  prefixes: string[];
  /** The last key or prefix of a page that others follow. */
  next: string | undefined;
}

/** Keys after `after` (a key or a common prefix of the page before) that `shown` lets through. */
export function pageOf(bucket: Bucket, scope: Scope, after: string, shown: (key: string) => boolean): Page {
  const page: Page = { keys: [], prefixes: [], next: undefined };
  const begin = compareKeys(after, scope.prefix) > 0 ? after : scope.prefix;
  let last: string | undefined;
  for (let at = bucket.keys.from(begin); ; at++) {
    const key = bucket.keys.at(at);
    if (!key?.startsWith(scope.prefix)) return page;
    const group = rolledUp(key, scope);
    if (compareKeys(key, after) <= 0 && after !== "") continue;
    if (!shown(key) || (group !== undefined && (group === last || group === after))) continue;
    if (page.keys.length + page.prefixes.length >= scope.most) {
      page.next = scope.most > 0 ? last : undefined;
      return page;
    }
    last = group ?? key;
    if (group === undefined) page.keys.push(key);
    else page.prefixes.push(group);
  }
}

const token = (key: string) => Buffer.from(key).toString("base64url");
const untoken = (text: string) => Buffer.from(text, "base64url").toString("utf8");

export function listObjectsV2(call: S3Call): AwsResponse {
  const { query } = call.request;
  const bucket = bucketOf(call);
  const scope = readScope(query, "max-keys");
  const continuation = query.get("continuation-token");
  const startAfter = query.get("start-after");
  const page = objectsPage(bucket, scope, continuation === null ? (startAfter ?? "") : untoken(continuation));
  return xmlReply("ListBucketResult", {
    ...common(bucket, scope, page),
    KeyCount: page.keys.length + page.prefixes.length,
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
  const page = objectsPage(bucket, scope, marker);
  const next = page.next !== undefined && scope.delimiter ? scope.encode(page.next) : undefined;
  return xmlReply("ListBucketResult", {
    ...common(bucket, scope, page),
    Marker: scope.encode(marker),
    NextMarker: next,
    ...rows(bucket, scope, page, true),
  });
}

const objectsPage = (bucket: Bucket, scope: Scope, after: string) =>
  pageOf(bucket, scope, after, (key) => bucket.current(key) !== undefined);

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
  const contents = page.keys.flatMap((key) => {
    const version = bucket.current(key);
    return version ? [{ Key: scope.encode(key), ...row(version), Owner: withOwner ? owner : undefined }] : [];
  });
  return { Contents: contents, CommonPrefixes: page.prefixes.map((one) => ({ Prefix: scope.encode(one) })) };
}

export const row = (version: Version) => ({
  LastModified: version.modified,
  ETag: `"${version.etag}"`,
  ChecksumAlgorithm: version.checksum?.algorithm,
  ChecksumType: version.checksum?.type,
  Size: version.size,
  StorageClass: version.headers["x-amz-storage-class"] ?? "STANDARD",
});
