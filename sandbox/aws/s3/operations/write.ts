import { rmSync } from "node:fs";
import type { AwsResponse } from "../../protocol/service.ts";
import { bucketOf, type S3Call } from "../call.ts";
import { checksumHeaders } from "../checksum/checksum.ts";
import { encryptionHeaders, etagOf, readAttributes, versionHeaders } from "../storage/attributes.ts";
import type { Bucket } from "../storage/bucket.ts";
import { WriteGuard } from "../storage/conditions.ts";
import type { Version } from "../storage/version.ts";
import { receive } from "./receive.ts";

export async function putObject(call: S3Call): Promise<AwsResponse> {
  const { request, key } = call;
  const bucket = bucketOf(call);
  const attributes = readAttributes(bucket, request.headers);
  const guard = new WriteGuard(bucket, key, request.headers);
  const received = await receive(request, bucket.incoming);
  const { checksum, size } = received;
  const fresh = {
    ...attributes,
    size,
    etag: etagOf(attributes.encryption, received.md5),
    ...(checksum && { checksum }),
  };
  try {
    guard.check();
    return { status: 200, headers: writtenHeaders(bucket, bucket.commit(key, fresh, [received])) };
  } finally {
    rmSync(received.path, { force: true });
  }
}

export const writtenHeaders = (bucket: Bucket, version: Version): Record<string, string> => ({
  etag: `"${version.etag}"`,
  ...versionHeaders(bucket, version),
  ...encryptionHeaders(version.encryption),
  ...checksumHeaders(version.checksum),
});
