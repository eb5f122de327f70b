import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { type Algorithm, type Checksum, digestOf } from "../checksum/checksum.ts";

/** Bytes that are on disk, in a bucket's `incoming` folder. */
export interface Landed {
  path: string;
  size: number;
  /** In hex. */
  md5: string;
  checksum?: Checksum;
}

/** Streams a body into a new file and digests it on the way; a body that fails, or that `check` refuses, leaves no file. */
export async function land(
  body: Readable,
  folder: string,
  algorithm: Algorithm | undefined,
  check: (landed: Landed) => void = () => {},
): Promise<Landed> {
  const md5 = createHash("md5");
  const digest = algorithm && digestOf(algorithm);
  const path = join(folder, randomUUID());
  const file = await open(path, "wx");
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      md5.update(chunk);
      digest?.update(chunk);
      size += chunk.length;
      await writeAll(file, chunk);
    }
    const checksum = digest && algorithm && checksumOf(algorithm, digest.value());
    const landed = { path, size, md5: md5.digest("hex"), ...(checksum && { checksum }) };
    check(landed);
    return landed;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

const checksumOf = (algorithm: Algorithm, value: Buffer): Checksum => ({
  algorithm,
  type: "FULL_OBJECT",
  value: value.toString("base64"),
});

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten;
}
