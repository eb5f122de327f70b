import { readFile } from "node:fs/promises";
import { HeadObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { keys } from "../../schema/bucket-keys.ts";
import { parseManifest } from "../../schema/manifest.ts";
import { type ArtifactFile, ManifestUnreadable, type ReleaseStore, type Stored } from "../lib/release/store.ts";
import { AwsFailure, code, isAbsent, isConflict, isPreconditionFailed } from "./failure.ts";
import { PART_BYTES, uploadParts } from "./s3-multipart.ts";
import { readText } from "./s3-text.ts";

/** Times that a conditional write is tried when it meets another one (409). */
const TRIES = 4;

/** Releases in the artifact bucket: each object is written with If-None-Match and a SHA-256 that S3 checks. */
export function s3Store(s3: S3Client, bucket: string): ReleaseStore {
  const uri = (key: string) => `s3://${bucket}/${key}`;

  async function writing(key: string, write: () => Promise<unknown>, signal?: AbortSignal): Promise<Stored> {
    for (let attempt = 1; ; attempt++) {
      try {
        await write();
        return "stored";
      } catch (error) {
        // NoSuchUpload: the reply to a completion was lost and the retry found it done; the caller compares what is there.
        if (isPreconditionFailed(error) || code(error) === "NoSuchUpload") return "exists";
        signal?.throwIfAborted();
        if (!isConflict(error) || attempt === TRIES) throw new AwsFailure(`Writing ${uri(key)}`, code(error), error);
      }
    }
  }

  return {
    uri: (id) => uri(keys.artifact(id)),

    async manifest(id) {
      const key = keys.manifest(id);
      const stored = await readText(s3, bucket, key);
      if (stored === undefined) return undefined;
      try {
        return parseManifest(id, stored.body);
      } catch (cause) {
        throw new ManifestUnreadable(id, uri(key), cause);
      }
    },

    async artifact(id) {
      const key = keys.artifact(id);
      try {
        const { Metadata, ContentLength = 0 } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return { sha256: Metadata?.sha256 ?? "unknown", bytes: ContentLength };
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw new AwsFailure(`Reading ${uri(key)}`, code(error), error);
      }
    },

    putArtifact(id, file, signal) {
      const Key = keys.artifact(id);
      const target = { Bucket: bucket, Key, Metadata: { sha256: file.sha256 }, ContentType: "application/zstd" };
      const put = file.bytes > PART_BYTES ? uploadParts : putWhole;
      return writing(Key, () => put(s3, target, file, signal), signal);
    },

    putManifest(manifest) {
      const Key = keys.manifest(manifest.id);
      const Body = `${JSON.stringify(manifest, null, 2)}\n`;
      return writing(Key, () =>
        s3.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key,
            Body,
            ContentType: "application/json",
            IfNoneMatch: "*",
            ChecksumAlgorithm: "SHA256",
          }),
        ),
      );
    },
  };
}

type ObjectAddress = { Bucket: string; Key: string };

/** S3 compares what it received with the digest that was taken while packing. */
async function putWhole(s3: S3Client, target: ObjectAddress, file: ArtifactFile, signal: AbortSignal) {
  const Body = await readFile(file.path);
  const ChecksumSHA256 = Buffer.from(file.sha256, "hex").toString("base64");
  await s3.send(new PutObjectCommand({ ...target, Body, ChecksumSHA256, IfNoneMatch: "*" }), { abortSignal: signal });
}
