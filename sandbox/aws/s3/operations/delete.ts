import type { AwsResponse } from "../../protocol/service.ts";
import { parseDocument, type XmlValue } from "../../protocol/xml.ts";
import { bucketOf, type S3Call, xmlReply } from "../call.ts";
import { invalidRequest, malformedXml, noSuchKey, preconditionFailed } from "../failure.ts";
import { permissions } from "../permissions.ts";
import { versionHeaders } from "../storage/attributes.ts";
import type { Bucket } from "../storage/bucket.ts";
import { unquoted } from "../storage/conditions.ts";
import type { Version } from "../storage/version.ts";
import { receiveText } from "./receive.ts";

const mostKeys = 1000;

export function deleteObject(call: S3Call): AwsResponse {
  const { request, key } = call;
  const bucket = bucketOf(call);
  const versionId = request.query.get("versionId");
  checkCondition(bucket, key, request.headers["if-match"]);
  const touched = remove(bucket, key, versionId);
  const headers = touched && {
    ...versionHeaders(bucket, touched),
    ...(touched.marker && { "x-amz-delete-marker": "true" }),
  };
  return { status: 204, ...(headers && { headers }) };
}

/** The marker that was put or the version that is gone; undefined when there was nothing to do. */
function remove(bucket: Bucket, key: string, versionId: string | null): Version | undefined {
  if (versionId !== null) return bucket.drop(key, versionId);
  if (bucket.versioning) return bucket.mark(key);
  return bucket.drop(key, "null");
}

function checkCondition(bucket: Bucket, key: string, ifMatch: string | undefined): void {
  if (ifMatch === undefined) return;
  const current = bucket.current(key);
  if (!current) throw noSuchKey();
  if (ifMatch !== "*" && unquoted(ifMatch) !== current.etag) throw preconditionFailed();
}

export async function deleteObjects(call: S3Call): Promise<AwsResponse> {
  const bucket = bucketOf(call);
  const { headers } = call.request;
  if (
    !Object.keys(headers).some((name) => name === "content-md5" || name.startsWith("x-amz-checksum-")) &&
    !headers["x-amz-trailer"]
  ) {
    throw invalidRequest("Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
  }
  const body = parseDocument(await receiveText(call.request), "Delete");
  const objects = body?.all("Object") ?? [];
  if (!body || objects.length === 0 || objects.length > mostKeys) throw malformedXml();
  const deleted: XmlValue[] = [];
  const refused: XmlValue[] = [];
  for (const object of objects) {
    const key = object.text("Key");
    if (!key) throw malformedXml();
    const versionId = object.text("VersionId");
    if (!mayDelete(call, key, versionId)) {
      refused.push({ Key: key, VersionId: versionId, Code: "AccessDenied", Message: "Access Denied" });
      continue;
    }
    const touched = remove(bucket, key, versionId ?? null);
    const marker = touched?.marker === true;
    deleted.push({
      Key: key,
      VersionId: versionId,
      DeleteMarker: marker || undefined,
      DeleteMarkerVersionId: marker ? touched.id : undefined,
    });
  }
  const told = body.text("Quiet") === "true" ? [] : deleted;
  return xmlReply("DeleteResult", { Deleted: told, Error: refused });
}

function mayDelete(call: S3Call, key: string, versionId: string | undefined): boolean {
  const query = new URLSearchParams(versionId === undefined ? {} : { versionId });
  const request = { ...call.request, query };
  return permissions("DeleteObject", { ...call, key, request }).every((one) => request.access.may(one));
}
