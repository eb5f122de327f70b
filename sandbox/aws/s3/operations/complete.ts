import { createHash } from "node:crypto";
import type { AwsResponse } from "../../protocol/service.ts";
import { parseDocument, type XmlNode } from "../../protocol/xml.ts";
import { bucketOf, type S3Call, xmlReply } from "../call.ts";
import { type Checksum, combineParts, elementOf, headerOf } from "../checksum/checksum.ts";
import { invalidRequest, malformedXml, S3Error } from "../failure.ts";
import { encryptionHeaders, etagOf, versionHeaders } from "../storage/attributes.ts";
import { unquoted, WriteGuard } from "../storage/conditions.ts";
import type { Part, Upload } from "../storage/uploads.ts";
import { receiveText } from "./receive.ts";

const leastPartBytes = 5 * 1024 * 1024;

export async function completeMultipartUpload(call: S3Call): Promise<AwsResponse> {
  const { request, key, uploads } = call;
  const bucket = bucketOf(call);
  const upload = uploads.find(bucket, key, request.query.get("uploadId"));
  const guard = new WriteGuard(bucket, key, request.headers);
  // Checksum headers here are the object's, not this XML's: they are compared below.
  const text = await receiveText({ ...request, headers: withoutChecksums(request.headers) });
  const named = parseDocument(text, "CompleteMultipartUpload")?.all("Part") ?? [];
  if (named.length === 0) throw malformedXml();
  uploads.find(bucket, key, upload.id);
  const parts = chosenParts(upload, named);
  checkSizes(parts, request.headers["x-amz-mp-object-size"]);
  const checksum = wholeChecksum(upload, parts, request.headers);
  guard.check();
  const { attributes } = upload;
  const md5 = createHash("md5");
  for (const part of parts) md5.update(Buffer.from(part.etag, "hex"));
  const etag = `${etagOf(attributes.encryption, md5.digest("hex"))}-${parts.length}`;
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const files = parts.map((part) => ({ path: uploads.path(bucket, upload, part), size: part.size }));
  const version = bucket.commit(key, { ...attributes, size, etag, ...(checksum && { checksum }) }, files);
  uploads.end(bucket, upload);
  return xmlReply(
    "CompleteMultipartUploadResult",
    {
      Location: `http://${request.headers.host}/${bucket.name}/${encodeURIComponent(key)}`,
      Bucket: bucket.name,
      Key: key,
      ETag: `"${etag}"`,
      ...(checksum && { [elementOf(checksum.algorithm)]: checksum.value, ChecksumType: checksum.type }),
    },
    { ...versionHeaders(bucket, version), ...encryptionHeaders(version.encryption) },
  );
}

const withoutChecksums = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !/^x-amz-(sdk-)?checksum-/.test(name)));

function chosenParts(upload: Upload, named: XmlNode[]): Part[] {
  let before = 0;
  return named.map((one) => {
    const number = Number(one.text("PartNumber") ?? Number.NaN);
    const etag = one.text("ETag");
    if (!Number.isInteger(number) || etag === undefined) throw malformedXml();
    if (number <= before) {
      throw new S3Error("InvalidPartOrder", 400, "The list of parts was not in ascending order.");
    }
    before = number;
    const part = upload.parts[number];
    if (!part || part.etag !== unquoted(etag)) throw invalidPart();
    checkPartChecksum(upload, part, one);
    return part;
  });
}

const invalidPart = () =>
  new S3Error(
    "InvalidPart",
    400,
    "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  );

function checkPartChecksum({ checksum }: Upload, part: Part, named: XmlNode): void {
  const { algorithm } = checksum ?? part.checksum ?? {};
  if (!algorithm) return;
  const given = named.text(elementOf(algorithm));
  if (given === undefined && checksum?.type === "COMPOSITE") {
    const name = algorithm.toLowerCase();
    throw invalidRequest(
      `The upload was created using a ${name} checksum. The complete request must include the checksum for each part. It was missing for part ${part.number} in the request.`,
    );
  }
  if (given !== undefined && given !== part.checksum?.value) throw invalidPart();
}

function checkSizes(parts: Part[], declared: string | undefined): void {
  if (parts.slice(0, -1).some((part) => part.size < leastPartBytes)) {
    throw new S3Error("EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed size");
  }
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (declared !== undefined && Number(declared) !== size) {
    throw invalidRequest(
      `The provided 'x-amz-mp-object-size' header value ${declared} does not match what was computed: ${size}`,
    );
  }
}

function wholeChecksum({ checksum }: Upload, parts: Part[], headers: Record<string, string>): Checksum | undefined {
  if (!checksum) return undefined;
  const { algorithm } = checksum;
  const values = parts.map((part) => ({ value: part.checksum?.value ?? "", size: part.size }));
  const whole = combineParts(algorithm, checksum.type, values);
  const given = headers[headerOf(algorithm)];
  // A composite value may be given with or without its -<parts>.
  if (given !== undefined && given !== whole.value && given !== whole.value.replace(/-\d+$/, "")) {
    throw new S3Error("BadDigest", 400, `The ${algorithm} you specified did not match the calculated checksum.`);
  }
  const type = headers["x-amz-checksum-type"];
  if (type !== undefined && type !== checksum.type) {
    throw invalidRequest(`The upload was created with the checksum type ${checksum.type}, not ${type}.`);
  }
  return whole;
}
