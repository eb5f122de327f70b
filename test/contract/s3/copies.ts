import { CopyObjectCommand, GetObjectCommand, HeadObjectCommand } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import { refusalOf, type S3Context } from "./context.ts";

const documented = "documented: CopyObject";
const sourceOf = (bucket: string, key: string) => `${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;

export const copies: Assertion<S3Context>[] = [
  {
    promise: "a copy has the source's bytes, type, metadata and checksum",
    verified: { sandbox: true, moto: true, aws: documented },
    async check({ s3, bucket, key, put }) {
      const [from, Key] = [key("from é+"), key("to")];
      const source = await put(from, "copied", {
        ContentType: "text/x",
        Metadata: { a: "1" },
        ChecksumAlgorithm: "SHA256",
      });
      const copy = await s3.send(new CopyObjectCommand({ Bucket: bucket, Key, CopySource: sourceOf(bucket, from) }));
      expect(copy.CopyObjectResult?.ETag).toBe(source.ETag);
      const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key, ChecksumMode: "ENABLED" }));
      expect(read).toMatchObject({
        ContentType: "text/x",
        Metadata: { a: "1" },
        ChecksumSHA256: source.ChecksumSHA256,
      });
      expect(await read.Body?.transformToString()).toBe("copied");
    },
  },
  {
    promise: "a copy of an absent key is refused, and of an object onto itself unless something changes",
    verified: { sandbox: true, moto: true, aws: documented },
    async check({ s3, bucket, key, put }) {
      const Key = key("self");
      const copy = (more: object) =>
        s3.send(new CopyObjectCommand({ Bucket: bucket, Key, CopySource: sourceOf(bucket, Key), ...more }));
      expect(await refusalOf(copy({}))).toBe("404 NoSuchKey");
      await put(Key, "x");
      expect(await refusalOf(copy({}))).toBe("400 InvalidRequest");
      await copy({ MetadataDirective: "REPLACE", Metadata: { b: "2" } });
      expect((await s3.send(new HeadObjectCommand({ Bucket: bucket, Key }))).Metadata).toEqual({ b: "2" });
    },
  },
  {
    promise: "a conditional copy holds its source to the ETag",
    verified: { sandbox: true, moto: "moto copies in spite of the condition", aws: documented },
    async check({ s3, bucket, key, put }) {
      const from = key("from");
      const { ETag } = await put(from, "x");
      const copy = (CopySourceIfMatch: string | undefined) =>
        s3.send(
          new CopyObjectCommand({
            Bucket: bucket,
            Key: key("to"),
            CopySource: sourceOf(bucket, from),
            CopySourceIfMatch,
          }),
        );
      await copy(ETag);
      expect(await refusalOf(copy('"0123456789abcdef0123456789abcdef"'))).toBe("412 PreconditionFailed");
    },
  },
];
