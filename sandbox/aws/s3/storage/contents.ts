import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { Bucket } from "./bucket.ts";
import type { ByteRange } from "./range.ts";
import type { Version } from "./version.ts";

const readChunk = 256 * 1024;

/** The bytes of a range, over however many files they lie in. */
export function contents(bucket: Bucket, key: string, version: Version, { start, end }: ByteRange): Readable {
  const paths = bucket.paths(key, version);
  const release = bucket.dataFiles.hold(paths);
  const pieces: { path: string; start: number; end: number }[] = [];
  let offset = 0;
  for (const [index, { size }] of version.files.entries()) {
    const [from, to] = [Math.max(start - offset, 0), Math.min(end - offset, size)];
    if (from < to) pieces.push({ path: paths[index] ?? "", start: from, end: to - 1 });
    offset += size;
  }
  const body = Readable.from(concatenated(pieces), { objectMode: false });
  return body.once("close", release);
}

async function* concatenated(pieces: { path: string; start: number; end: number }[]): AsyncGenerator<Buffer> {
  for (const { path, start, end } of pieces) yield* createReadStream(path, { start, end, highWaterMark: readChunk });
}
