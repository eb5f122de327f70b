import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { ArtifactFile } from "../lib/release/store.ts";

const MIB = 1024 * 1024;

/** Above this size an artifact goes up in parts. The upload holds AT_ONCE buffers of it, however large the artifact is. */
export const PART_BYTES = 16 * MIB;
const AT_ONCE = 4;

/** S3 takes at most 10,000 parts. */
const partBytes = (bytes: number) => Math.max(PART_BYTES, Math.ceil(bytes / 9_000 / MIB) * MIB);

type ObjectAddress = CreateMultipartUploadCommandInput;

/**
 * Parallel parts straight from disk, each with its SHA-256. The completion is write-once (412 when the key was taken); a
 * failure or an abort ends all workers at once and leaves no parts behind.
 */
export async function uploadParts(s3: S3Client, target: ObjectAddress, file: ArtifactFile, signal: AbortSignal) {
  const { Bucket, Key } = target;
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...target, ChecksumAlgorithm: "SHA256" }), {
    abortSignal: signal,
  });
  const upload = { Bucket, Key, UploadId };
  try {
    const Parts = await allParts(s3, upload, file, signal);
    await s3.send(new CompleteMultipartUploadCommand({ ...upload, IfNoneMatch: "*", MultipartUpload: { Parts } }), {
      abortSignal: signal,
    });
  } catch (error) {
    // Best effort, and never in place of the error itself: the bucket's lifecycle removes what stays behind.
    await s3.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
    throw error;
  }
}

type Upload = { Bucket: string | undefined; Key: string | undefined; UploadId: string | undefined };

async function allParts(s3: S3Client, upload: Upload, file: ArtifactFile, signal: AbortSignal) {
  const size = partBytes(file.bytes);
  const count = Math.ceil(file.bytes / size);
  const parts: CompletedPart[] = new Array(count);
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  let next = 0;

  async function worker(disk: FileHandle) {
    const buffer = Buffer.allocUnsafe(size);
    while (next < count) {
      const index = next++;
      const Body = await readFully(disk, buffer, index * size, Math.min(size, file.bytes - index * size));
      const PartNumber = index + 1;
      const ChecksumSHA256 = createHash("sha256").update(Body).digest("base64");
      const command = new UploadPartCommand({ ...upload, PartNumber, Body, ChecksumSHA256 });
      const { ETag } = await s3.send(command, { abortSignal: either });
      parts[index] = { PartNumber, ETag, ChecksumSHA256 };
    }
  }

  await using disk = await open(file.path);
  const workers = Array.from({ length: Math.min(AT_ONCE, count) }, () =>
    worker(disk).catch((error) => {
      if (!failed.signal.aborted) failed.abort(error);
    }),
  );
  await Promise.all(workers);
  if (failed.signal.aborted) throw failed.signal.reason;
  return parts;
}

async function readFully(disk: FileHandle, buffer: Buffer, position: number, length: number): Promise<Buffer> {
  for (let done = 0; done < length; ) {
    const { bytesRead } = await disk.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) throw new Error("the artifact became shorter while it was uploaded");
    done += bytesRead;
  }
  return buffer.subarray(0, length);
}
