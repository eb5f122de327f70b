import { rm } from "node:fs/promises";
import type { AwsResponse } from "../../protocol/service.ts";
import { bucketOf, type S3Call, xmlReply } from "../call.ts";
import { algorithmNamed, elementOf } from "../checksum/checksum.ts";
import { invalidArgument, invalidRequest } from "../failure.ts";
import { sourcePlace } from "../source.ts";
import { encryptionHeaders, etagOf, readAttributes, versionHeaders } from "../storage/attributes.ts";
import type { Bucket, NewVersion } from "../storage/bucket.ts";
import { checkRead, WriteGuard } from "../storage/conditions.ts";
import { contents } from "../storage/contents.ts";
import { land } from "../storage/incoming.ts";
import type { Version } from "../storage/version.ts";
import { findVersion } from "./read.ts";

/** A copy becomes one file with a plain MD5, whatever the source was, as on S3. */
export async function copyObject(call: S3Call): Promise<AwsResponse> {
  const { request, key } = call;
  const target = bucketOf(call);
  const source = sourceOf(call);
  checkRead(source.version, request.headers, "x-amz-copy-source-");
  const replaces = directive(request.headers);
  if (!replaces && source.bucket === target && source.key === key && !request.headers["x-amz-server-side-encryption"]) {
    throw invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing it.",
    );
  }
  const given = readAttributes(target, request.headers);
  const { headers, metadata } = replaces ? given : source.version;
  const guard = new WriteGuard(target, key, request.headers);
  const wanted = algorithmNamed(request.headers["x-amz-checksum-algorithm"]) ?? source.version.checksum?.algorithm;
  const { bucket, version } = source;
  const body = contents(bucket, source.key, version, { start: 0, end: version.size });
  const copied = await land(body, target.incoming, wanted);
  try {
    guard.check();
    const { checksum, md5, size } = copied;
    const etag = etagOf(given.encryption, md5);
    const fresh: NewVersion = {
      headers,
      metadata,
      encryption: given.encryption,
      size,
      etag,
      ...(checksum && { checksum }),
    };
    const written = target.commit(key, fresh, [copied]);
    return xmlReply(
      "CopyObjectResult",
      {
        ETag: `"${written.etag}"`,
        LastModified: written.modified,
        ...(checksum && { [elementOf(checksum.algorithm)]: checksum.value, ChecksumType: checksum.type }),
      },
      { ...versionHeaders(target, written), ...encryptionHeaders(written.encryption), ...sourceVersion(source) },
    );
  } finally {
    await rm(copied.path, { force: true });
  }
}

interface Source {
  bucket: Bucket;
  key: string;
  version: Version;
}

function sourceOf(call: S3Call): Source {
  const { name, key, query } = sourcePlace(call);
  const bucket = call.store.bucket(name);
  return { bucket, key, version: findVersion({ key, request: { ...call.request, query } }, bucket) };
}

const sourceVersion = ({ bucket, version }: Source): Record<string, string> =>
  bucket.versioning ? { "x-amz-copy-source-version-id": version.id } : {};

function directive(headers: Record<string, string>): boolean {
  const word = headers["x-amz-metadata-directive"] ?? "COPY";
  if (word !== "COPY" && word !== "REPLACE") throw invalidArgument("Unknown metadata directive.");
  return word === "REPLACE";
}
