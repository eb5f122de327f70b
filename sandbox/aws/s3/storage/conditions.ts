import { noSuchKey, notImplemented, preconditionFailed, S3Error } from "../failure.ts";
import type { Bucket } from "./bucket.ts";
import type { Version } from "./version.ts";

export const unquoted = (etag: string) => etag.trim().replace(/^"(.*)"$/, "$1");

/**
 * A conditional write: made when the request arrives, `check`ed at the instant of the commit. What failed on arrival is 412
 * (404 for If-Match on an absent key); what held on arrival and was overtaken meanwhile is 409, which S3 asks clients to try
 * again. Source: "Add preconditions to S3 operations with conditional requests" in the S3 user guide.
 */
export class WriteGuard {
  #bucket: Bucket;
  #key: string;
  #conditional: boolean;
  #ifMatch: string | undefined;
  #changes: number;
  #failure: S3Error | undefined;

  constructor(bucket: Bucket, key: string, headers: Record<string, string>) {
    const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = headers;
    if (ifNoneMatch !== undefined && (ifNoneMatch !== "*" || ifMatch !== undefined)) {
      throw notImplemented("a write's If-None-Match other than '*' alone, and neither does AWS");
    }
    this.#bucket = bucket;
    this.#key = key;
    this.#ifMatch = ifMatch === undefined ? undefined : unquoted(ifMatch);
    this.#conditional = ifMatch !== undefined || ifNoneMatch !== undefined;
    this.#changes = bucket.changes(key);
    this.#failure = this.#conditional ? this.#evaluate() : undefined;
  }

  check(): void {
    if (this.#failure) throw this.#failure;
    if (!this.#conditional || this.#bucket.changes(this.#key) === this.#changes) return;
    if (this.#ifMatch !== undefined && !this.#bucket.current(this.#key)) throw noSuchKey();
    const message = "The conditional request cannot succeed due to a conflicting operation against this resource.";
    throw new S3Error("ConditionalRequestConflict", 409, message);
  }

  #evaluate(): S3Error | undefined {
    const current = this.#bucket.current(this.#key);
    if (this.#ifMatch === undefined) return current ? preconditionFailed() : undefined;
    if (!current) return noSuchKey();
    return current.etag === this.#ifMatch ? undefined : preconditionFailed();
  }
}

/** A read's four conditions; with `prefix` those of a copy's source. Throws 412 or 304 (a copy never answers 304). */
export function checkRead(version: Version, headers: Record<string, string>, prefix = ""): void {
  const of = (name: string) => headers[`${prefix}${name}`];
  const [match, noneMatch] = [of("if-match"), of("if-none-match")];
  const [modifiedSince, unmodifiedSince] = [of("if-modified-since"), of("if-unmodified-since")];
  // Seconds: HTTP dates have no more.
  const modified = Math.floor(Date.parse(version.modified) / 1000) * 1000;
  if (match !== undefined) {
    if (!lists(match, version.etag)) throw preconditionFailed();
  } else if (unmodifiedSince !== undefined && modified > Date.parse(unmodifiedSince)) throw preconditionFailed();
  const unchanged =
    noneMatch !== undefined
      ? lists(noneMatch, version.etag)
      : modifiedSince !== undefined && modified <= Date.parse(modifiedSince);
  if (!unchanged) return;
  if (prefix) throw preconditionFailed();
  throw new S3Error("NotModified", 304, "Not Modified", { etag: `"${version.etag}"` });
}

const lists = (header: string, etag: string) => header.split(",").some((one) => ["*", etag].includes(unquoted(one)));
