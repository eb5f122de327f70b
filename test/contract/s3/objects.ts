import { createHash } from "node:crypto";
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import { refusalOf, type S3Context } from "./context.ts";

export const objects: Assertion<S3Context>[] = [
  {
    promise: "what was put comes back byte for byte with its type, metadata and MD5 as ETag",
    verified: { sandbox: true, moto: true, aws: "documented: PutObject, GetObject; ETag under SSE-S3" },
    async check({ s3, bucket, key, put }) {
      const Key = key("all-bytes");
      const body = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
      const ETag = `"${createHash("md5").update(body).digest("hex")}"`;
      const written = await put(Key, body, { ContentType: "application/x-test", Metadata: { colour: "blue" } });
      expect(written.ETag).toBe(ETag);
      const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      expect(Buffer.from((await read.Body?.transformToByteArray()) ?? [])).toEqual(body);
      expect(read).toMatchObject({ ETag, ContentType: "application/x-test", ContentLength: 256 });
      expect(read.Metadata).toEqual({ colour: "blue" });
    },
  },
  {
    promise: "an empty object is an object",
    verified: { sandbox: true, moto: true, aws: "documented: PutObject" },
    async check({ s3, bucket, key, put }) {
      const Key = key("empty");
      await put(Key, "");
      const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      expect([read.ContentLength, await read.Body?.transformToString()]).toEqual([0, ""]);
    },
  },
  {
    promise: "an absent key is 404 NoSuchKey, and 404 without a body for HEAD",
    verified: { sandbox: true, moto: true, aws: "documented: GetObject, HeadObject" },
    async check({ s3, bucket, key }) {
      const absent = { Bucket: bucket, Key: key("absent") };
      expect(await refusalOf(s3.send(new GetObjectCommand(absent)))).toBe("404 NoSuchKey");
      expect(await refusalOf(s3.send(new HeadObjectCommand(absent)))).toBe("404 NotFound");
    },
  },
  {
    promise: "each form of a byte range returns exactly those bytes, and one past the end is 416",
    verified: { sandbox: true, moto: true, aws: "documented: GetObject, Range (RFC 9110)" },
    async check({ s3, bucket, key, put }) {
      const Key = key("ranges");
      await put(Key, "0123456789");
      const range = async (Range: string) => {
        const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key, Range }));
        return [await read.Body?.transformToString(), read.ContentRange];
      };
      expect(await range("bytes=2-4")).toEqual(["234", "bytes 2-4/10"]);
      expect(await range("bytes=7-")).toEqual(["789", "bytes 7-9/10"]);
      expect(await range("bytes=-2")).toEqual(["89", "bytes 8-9/10"]);
      expect(await range("bytes=8-99")).toEqual(["89", "bytes 8-9/10"]);
      const past = new GetObjectCommand({ Bucket: bucket, Key, Range: "bytes=10-" });
      expect(await refusalOf(s3.send(past))).toBe("416 InvalidRange");
    },
  },
  {
    promise: "a conditional read answers 304 or 412 by ETag",
    verified: { sandbox: true, moto: true, aws: "documented: GetObject, conditional requests" },
    async check({ s3, bucket, key, put }) {
      const Key = key("conditional-read");
      const { ETag } = await put(Key, "x");
      const read = (more: object) => s3.send(new GetObjectCommand({ Bucket: bucket, Key, ...more }));
      expect((await read({ IfMatch: ETag })).ETag).toBe(ETag);
      expect(await refusalOf(read({ IfMatch: '"0123456789abcdef0123456789abcdef"' }))).toBe("412 PreconditionFailed");
      expect(await refusalOf(read({ IfNoneMatch: ETag }))).toMatch(/^304 /);
    },
  },
  {
    promise: "server-side encryption is echoed, and under KMS the ETag is not the MD5",
    verified: { sandbox: true, moto: "moto's ETag is the MD5 under KMS too", aws: "documented: Object, ETag" },
    ownAccount: true,
    async check({ s3, bucket, key, put }) {
      const Key = key("kms");
      const kms = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: "alias/releases" } as const;
      const written = await put(Key, "x", kms);
      expect(written).toMatchObject(kms);
      expect(written.ETag).not.toBe(`"${createHash("md5").update("x").digest("hex")}"`);
      expect(await s3.send(new HeadObjectCommand({ Bucket: bucket, Key }))).toMatchObject(kms);
      const plain = await put(key("plain"), "x");
      expect(plain.ServerSideEncryption).toBe("AES256");
    },
  },
  {
    promise: "deleting what does not exist is no error, and without versioning a delete is for good",
    verified: { sandbox: true, moto: true, aws: "documented: DeleteObject" },
    ownAccount: true,
    async check({ s3, ownBucket }) {
      const Bucket = await ownBucket();
      await s3.send(new DeleteObjectCommand({ Bucket, Key: "never" }));
      await s3.send(new PutObjectCommand({ Bucket, Key: "once", Body: "x" }));
      await s3.send(new DeleteObjectCommand({ Bucket, Key: "once" }));
      expect(await refusalOf(s3.send(new HeadObjectCommand({ Bucket, Key: "once" })))).toBe("404 NotFound");
    },
  },
];
