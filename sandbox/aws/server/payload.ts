import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Readable, Transform, type TransformCallback } from "node:stream";
import { AwsError } from "../protocol/service.ts";
import { AwsChunked } from "./chunked.ts";
import type { Verified } from "./signature.ts";

const streaming = [
  "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
];

/** The body as its service reads it. It fails at its end when it is not what was signed, so a reader must wait for the end. */
export function payloadOf(message: IncomingMessage, verified: Verified, headers: Record<string, string>): Readable {
  const { payload } = verified;
  if (payload === "UNSIGNED-PAYLOAD") return message;
  if (streaming.includes(payload)) return guarded(message, new AwsChunked(verified, headers));
  if (!/^[0-9a-f]{64}$/.test(payload)) {
    const words = `UNSIGNED-PAYLOAD, ${streaming.join(", ")}, or a valid sha256 value`;
    throw new AwsError("InvalidArgument", 400, `x-amz-content-sha256 must be ${words}.`);
  }
  return guarded(message, new DigestCheck(payload));
}

/** An unread body that fails must not take the process down; a reader of it sees the error all the same. */
function guarded(message: IncomingMessage, transform: Transform): Readable {
  transform.on("error", () => {});
  message.on("error", (error) => transform.destroy(error));
  return message.pipe(transform);
}

class DigestCheck extends Transform {
  #hash = createHash("sha256");
  #expected: string;

  constructor(expected: string) {
    super();
    this.#expected = expected;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    const matches = this.#hash.digest("hex") === this.#expected;
    const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
    done(matches ? null : new AwsError("XAmzContentSHA256Mismatch", 400, message));
  }
}

/** The whole body, for protocols whose requests are small. */
export async function readAll(message: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most)
      throw new AwsError("RequestEntityTooLargeException", 413, `The request body exceeds ${most} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
