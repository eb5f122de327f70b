import { Readable } from "node:stream";

/** The `truncate` fault: the body ends early, below its declared length, and the connection with it. */
export function cutShort(body: Readable, bytes: number): Readable {
  return rewritten(body, async function* () {
    let left = Math.floor(bytes);
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (chunk.length >= left) {
        yield chunk.subarray(0, left);
        throw new Error("The truncate fault cut this body.");
      }
      left -= chunk.length;
      yield chunk;
    }
  });
}

/** The `wrong-checksum` fault: one byte differs from what was stored and from what the checksum headers say. */
export function corrupted(body: Readable): Readable {
  return rewritten(body, async function* () {
    let first = true;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      const copy = Buffer.from(chunk);
      if (first) copy[0] = (copy[0] ?? 0) ^ 0xff;
      first = false;
      yield copy;
    }
  });
}

function rewritten(body: Readable, pieces: () => AsyncGenerator<Buffer>): Readable {
  return Readable.from(pieces(), { objectMode: false }).once("close", () => body.destroy());
}
