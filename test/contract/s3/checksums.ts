import { createHash } from "node:crypto";
import { type ChecksumAlgorithm, GetObjectCommand, HeadObjectCommand } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import { clientOf, refusalOf, type S3Context } from "./context.ts";
import { rawRequest } from "./raw.ts";

const integrity = "documented: the user guide's 'Checking object integrity'";
const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");
const noMoto = "moto stores checksums without verifying them";
// Of "123456789", the check value that every CRC catalogue prints.
const known: Record<string, string> = {
  CRC32: "y/Q5Jg==",
  CRC32C: "4waSgw==",
  CRC64NVME: "rosUhgp5mIg=",
  SHA1: "98O8HYCOBHMq32eZZczDTKeuNEE=",
  SHA256: "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=",
};

export const checksums: Assertion<S3Context>[] = [
  {
    promise: "the SDK's own checksums, sent as trailers, are stored and come back in checksum mode",
    verified: { sandbox: true, moto: "moto does not say a checksum's type", aws: integrity },
    async check({ s3, bucket, key, put }) {
      for (const ChecksumAlgorithm of ["CRC32", "CRC32C", "SHA1", "SHA256"] satisfies ChecksumAlgorithm[]) {
        const Key = key(ChecksumAlgorithm);
        const written = await put(Key, "123456789", { ChecksumAlgorithm });
        expect(written[`Checksum${ChecksumAlgorithm}`]).toBe(known[ChecksumAlgorithm]);
        const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key, ChecksumMode: "ENABLED" }));
        expect(head[`Checksum${ChecksumAlgorithm}`]).toBe(known[ChecksumAlgorithm]);
        expect(head.ChecksumType).toBe("FULL_OBJECT");
      }
    },
  },
  {
    promise: "every algorithm's value is verified when it is given as a header",
    verified: { sandbox: true, moto: noMoto, aws: integrity },
    async check(context) {
      for (const [algorithm, value] of Object.entries(known)) {
        const send = (checksum: string) =>
          rawRequest(context, {
            method: "PUT",
            key: context.key(`header-${algorithm}`),
            headers: { [`x-amz-checksum-${algorithm.toLowerCase()}`]: checksum },
            body: "123456789",
          });
        expect((await send(value)).status, algorithm).toBe(200);
        const wrong = Buffer.from(value, "base64").map((byte) => byte ^ 1);
        expect(await send(Buffer.from(wrong).toString("base64")), algorithm).toMatchObject({
          status: 400,
          code: "BadDigest",
        });
        expect(await send("bm90IGl0"), algorithm).toMatchObject({ status: 400, code: "InvalidRequest" });
      }
    },
  },
  {
    promise: "a body that is not what its SHA-256 or MD5 says is refused and nothing is stored",
    verified: { sandbox: true, moto: noMoto, aws: integrity },
    async check({ s3, bucket, key, put }) {
      const Key = key("wrong");
      expect(await refusalOf(put(Key, "sent", { ChecksumSHA256: sha256("other") }))).toBe("400 BadDigest");
      const md5 = createHash("md5").update("other").digest("base64");
      expect(await refusalOf(put(Key, "sent", { ContentMD5: md5 }))).toBe("400 BadDigest");
      expect(await refusalOf(put(Key, "sent", { ContentMD5: "bm90IG1kNQ==" }))).toBe("400 InvalidDigest");
      expect(await refusalOf(s3.send(new HeadObjectCommand({ Bucket: bucket, Key })))).toBe("404 NotFound");
    },
  },
  {
    promise: "a payload that is not the signed one is refused and nothing is stored",
    verified: {
      sandbox: true,
      moto: "moto checks no signatures",
      aws: "documented: error responses, XAmzContentSHA256Mismatch",
    },
    async check(context) {
      const key = context.key("tampered");
      const put = { method: "PUT", key, body: "sent", signedBody: "other" };
      expect(await rawRequest(context, put)).toMatchObject({ status: 400, code: "XAmzContentSHA256Mismatch" });
      expect((await rawRequest(context, { method: "GET", key })).status).toBe(404);
    },
  },
  {
    promise: "two checksums, or an announced one that is missing, are refused",
    verified: { sandbox: true, moto: noMoto, aws: integrity },
    async check(context) {
      const put = { method: "PUT", key: context.key("two"), body: "123456789" };
      const two = { "x-amz-checksum-crc32": known.CRC32 ?? "", "x-amz-checksum-sha256": known.SHA256 ?? "" };
      expect(await rawRequest(context, { ...put, headers: two })).toMatchObject({
        status: 400,
        code: "InvalidRequest",
      });
      const announced = { "x-amz-sdk-checksum-algorithm": "SHA256" };
      expect(await rawRequest(context, { ...put, headers: announced })).toMatchObject({
        status: 400,
        code: "InvalidRequest",
      });
    },
  },
  {
    promise: "the SDK verifies what it reads, and a range is read without a checksum",
    verified: { sandbox: true, moto: true, aws: integrity },
    async check({ target, bucket, key, put }) {
      const Key = key("read");
      await put(Key, "123456789", { ChecksumAlgorithm: "CRC32" });
      const s3 = clientOf(target, { responseChecksumValidation: "WHEN_SUPPORTED" });
      const whole = await s3.send(new GetObjectCommand({ Bucket: bucket, Key, ChecksumMode: "ENABLED" }));
      expect(await whole.Body?.transformToString()).toBe("123456789");
      const range = new GetObjectCommand({ Bucket: bucket, Key, Range: "bytes=0-3", ChecksumMode: "ENABLED" });
      expect(await (await s3.send(range)).Body?.transformToString()).toBe("1234");
    },
  },
];
