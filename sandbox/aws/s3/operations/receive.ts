import { createHash } from "node:crypto";
import type { AwsRequest } from "../../protocol/service.ts";
import { type Algorithm, declaredChecksum, digestOf, verifyBody } from "../checksum/checksum.ts";
import { S3Error } from "../failure.ts";
import { type Landed, land } from "../storage/incoming.ts";

const mostBytes = 5 * 1024 ** 3;
const mostTextBytes = 4 * 1024 * 1024;

/** Lands a request's body if it is what its sender says it is. `wanted`: an algorithm to compute when the sender names none. */
export async function receive(request: AwsRequest, folder: string, wanted?: Algorithm): Promise<Landed> {
  const declared = declaredChecksum(request);
  checkLength(request.headers);
  return land(request.body, folder, declared.algorithm ?? wanted, ({ md5, checksum }) =>
    verifyBody(declared, md5, checksum?.value),
  );
}

function checkLength(headers: Record<string, string>): void {
  const length = headers["x-amz-decoded-content-length"] ?? headers["content-length"];
  if (length === undefined) {
    throw new S3Error("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");
  }
  if (Number(length) > mostBytes) {
    throw new S3Error("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size");
  }
}

/** A small XML body, checked like any other. */
export async function receiveText(request: AwsRequest): Promise<string> {
  const declared = declaredChecksum(request);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostTextBytes) throw new S3Error("MaxMessageLengthExceeded", 400, "Your request was too large.");
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  const digest = declared.algorithm && digestOf(declared.algorithm);
  digest?.update(whole);
  verifyBody(declared, createHash("md5").update(whole).digest("hex"), digest?.value().toString("base64"));
  return whole.toString("utf8");
}
