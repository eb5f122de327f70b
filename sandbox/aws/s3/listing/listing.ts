import { invalidArgument } from "../failure.ts";
import type { Bucket } from "../storage/bucket.ts";
import { compareKeys } from "../storage/sorted-keys.ts";

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

/** A key, or the first key of a group that is listed as one common prefix. */
export interface Item {
  key: string;
  group: string | undefined;
}

/** Keys and groups in order from `after` on; the group that `after` names was on the page before. */
export function* walk(
  bucket: Bucket,
  scope: Scope,
  after: string,
  shown: (key: string) => boolean,
): Generator<Item, void, undefined> {
  const begin = compareKeys(after, scope.prefix) > 0 ? after : scope.prefix;
  let last: string | undefined = after;
  for (let at = bucket.keys.from(begin); ; at++) {
    const key = bucket.keys.at(at);
    if (!key?.startsWith(scope.prefix)) return;
    if (!shown(key)) continue;
    const group = rolledUp(key, scope);
    if (group !== undefined && group === last) continue;
    last = group;
    yield { key, group };
  }
}

/** The first `most` items; `more`: others follow. A page of none is never said to be cut. */
export function pageOf<T>(items: Iterable<T>, most: number): { shown: T[]; more: boolean } {
  const shown: T[] = [];
  if (most === 0) return { shown, more: false };
  for (const item of items) {
    if (shown.length === most) return { shown, more: true };
    shown.push(item);
  }
  return { shown, more: false };
}
