import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandInput,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import { refusalOf, type S3Context } from "./context.ts";

const MiB = 1024 * 1024;
const documented = "documented: 'Uploading and copying objects using multipart upload'";
const md5 = (data: Buffer) => createHash("md5").update(data).digest();

class Multipart {
  readonly context: S3Context;
  readonly Key: string;
  UploadId = "";
  constructor(context: S3Context, name: string) {
    this.context = context;
    this.Key = context.key(name);
  }
  get #target() {
    return { Bucket: this.context.bucket, Key: this.Key, UploadId: this.UploadId };
  }
  async begin(more: Partial<CreateMultipartUploadCommandInput> = {}): Promise<this> {
    const create = new CreateMultipartUploadCommand({ Bucket: this.context.bucket, Key: this.Key, ...more });
    this.UploadId = (await this.context.s3.send(create)).UploadId ?? "";
    return this;
  }
  async part(PartNumber: number, Body: Buffer, more: object = {}) {
    const sent = await this.context.s3.send(new UploadPartCommand({ ...this.#target, PartNumber, Body, ...more }));
    const { ETag, ChecksumCRC32, ChecksumSHA256 } = sent;
    return { PartNumber, ETag, ChecksumCRC32, ChecksumSHA256 };
  }
  complete(
    Parts: { PartNumber: number; ETag: string | undefined }[],
    more: Partial<CompleteMultipartUploadCommandInput> = {},
  ) {
    return this.context.s3.send(
      new CompleteMultipartUploadCommand({ ...this.#target, MultipartUpload: { Parts }, ...more }),
    );
  }
  abort() {
    return this.context.s3.send(new AbortMultipartUploadCommand(this.#target));
  }
  listParts(more: object = {}) {
    return this.context.s3.send(new ListPartsCommand({ ...this.#target, ...more }));
  }
}

export const multipart: Assertion<S3Context>[] = [
  {
    promise: "30 MB in parallel parts, out of order, come back whole and by range across the parts",
    verified: { sandbox: true, moto: true, aws: documented },
    async check(context) {
      const upload = await new Multipart(context, "parallel").begin();
      const whole = randomBytes(30 * MiB);
      const slices = Array.from({ length: 6 }, (_, index) => whole.subarray(index * 5 * MiB, (index + 1) * 5 * MiB));
      const parts = await Promise.all(slices.map((slice, index) => upload.part(index + 1, slice)).reverse());
      const { ETag } = await upload.complete(parts.reverse());
      expect(ETag).toBe(`"${md5(Buffer.concat(slices.map(md5))).toString("hex")}-6"`);
      const get = (Range?: string) =>
        context.s3.send(new GetObjectCommand({ Bucket: context.bucket, Key: upload.Key, Range }));
      const bytes = Buffer.from((await (await get()).Body?.transformToByteArray()) ?? []);
      expect(bytes.equals(whole)).toBe(true);
      const across = Buffer.from(
        (await (await get(`bytes=${5 * MiB - 3}-${10 * MiB + 2}`)).Body?.transformToByteArray()) ?? [],
      );
      expect(across.equals(whole.subarray(5 * MiB - 3, 10 * MiB + 3))).toBe(true);
    },
  },
  {
    promise: "a composite SHA-256 is the digest of the parts' digests",
    verified: {
      sandbox: true,
      moto: "moto's CompleteMultipartUpload returns no checksum",
      aws: "documented: 'Checking object integrity', composite checksums",
    },
    async check(context) {
      const upload = await new Multipart(context, "composite").begin({ ChecksumAlgorithm: "SHA256" });
      const bodies = [randomBytes(5 * MiB), randomBytes(10)];
      const digests = bodies.map((one) => createHash("sha256").update(one).digest());
      const parts = await Promise.all(
        bodies.map((one, index) => upload.part(index + 1, one, { ChecksumAlgorithm: "SHA256" })),
      );
      const done = await upload.complete(parts);
      const expected = `${createHash("sha256").update(Buffer.concat(digests)).digest("base64")}-2`;
      expect(done.ChecksumSHA256).toBe(expected);
      const head = new HeadObjectCommand({ Bucket: context.bucket, Key: upload.Key, ChecksumMode: "ENABLED" });
      expect((await context.s3.send(head)).ChecksumSHA256).toBe(expected);
    },
  },
  {
    promise: "a full-object CRC-32 of parts is the CRC-32 of the whole",
    verified: {
      sandbox: true,
      moto: "moto takes any full-object checksum",
      aws: "documented: 'Checking object integrity', full object checksums",
    },
    async check(context) {
      const upload = await new Multipart(context, "full").begin({
        ChecksumAlgorithm: "CRC32",
        ChecksumType: "FULL_OBJECT",
      });
      const bodies = [randomBytes(5 * MiB), randomBytes(5 * MiB + 7), randomBytes(3)];
      const parts = await Promise.all(
        bodies.map((one, index) => upload.part(index + 1, one, { ChecksumAlgorithm: "CRC32" })),
      );
      const value = Buffer.alloc(4);
      value.writeUInt32BE(crc32(Buffer.concat(bodies)));
      const wrong = upload.complete(parts, { ChecksumCRC32: "AAAAAA==", ChecksumType: "FULL_OBJECT" });
      expect(await refusalOf(wrong)).toBe("400 BadDigest");
      const done = await upload.complete(parts, {
        ChecksumCRC32: value.toString("base64"),
        ChecksumType: "FULL_OBJECT",
      });
      expect(done).toMatchObject({ ChecksumCRC32: value.toString("base64"), ChecksumType: "FULL_OBJECT" });
    },
  },
  {
    promise: "a part below 5 MiB that is not the last is EntityTooSmall",
    verified: { sandbox: true, moto: true, aws: "documented: CompleteMultipartUpload, EntityTooSmall" },
    async check(context) {
      const upload = await new Multipart(context, "small").begin();
      const parts = [await upload.part(1, Buffer.from("small")), await upload.part(2, Buffer.from("last"))];
      expect(await refusalOf(upload.complete(parts))).toBe("400 EntityTooSmall");
      await upload.abort();
    },
  },
  {
    promise: "an unknown part is InvalidPart, a wrong order InvalidPartOrder, an unknown upload NoSuchUpload",
    verified: {
      sandbox: true,
      moto: "moto looks at the sizes before the order",
      aws: "documented: CompleteMultipartUpload, errors",
    },
    async check(context) {
      const upload = await new Multipart(context, "wrong").begin();
      const parts = [await upload.part(1, randomBytes(5 * MiB)), await upload.part(2, Buffer.from("last"))];
      expect(await refusalOf(upload.complete([...parts].reverse()))).toBe("400 InvalidPartOrder");
      const forged = parts.map((one) => ({ ...one, ETag: '"0123456789abcdef0123456789abcdef"' }));
      expect(await refusalOf(upload.complete(forged))).toBe("400 InvalidPart");
      expect(await refusalOf(upload.complete([...parts, { PartNumber: 3, ETag: '"x"' }]))).toBe("400 InvalidPart");
      await upload.abort();
      expect(await refusalOf(upload.complete(parts))).toBe("404 NoSuchUpload");
      expect(await refusalOf(upload.part(3, Buffer.from("late")))).toBe("404 NoSuchUpload");
    },
  },
  {
    promise: "a part can be sent again, parts and uploads are listed in pages, an abort leaves nothing",
    verified: { sandbox: true, moto: true, aws: "documented: ListParts, ListMultipartUploads, AbortMultipartUpload" },
    async check(context) {
      const upload = await new Multipart(context, "listed").begin();
      await upload.part(1, Buffer.from("first try"));
      const { ETag } = await upload.part(1, Buffer.from("second try"));
      await upload.part(2, Buffer.from("two"));
      const first = await upload.listParts({ MaxParts: 1 });
      expect([first.IsTruncated, first.Parts?.map((one) => one.ETag)]).toEqual([true, [ETag]]);
      const rest = await upload.listParts({ PartNumberMarker: first.NextPartNumberMarker });
      expect(rest.Parts?.map((one) => one.PartNumber)).toEqual([2]);
      const uploads = async () => {
        const list = new ListMultipartUploadsCommand({ Bucket: context.bucket, Prefix: upload.Key });
        return (await context.s3.send(list)).Uploads?.map((one) => one.UploadId);
      };
      expect(await uploads()).toEqual([upload.UploadId]);
      await upload.abort();
      expect(await uploads()).toBeUndefined();
    },
  },
  {
    promise: "completing with If-None-Match: * writes once",
    verified: {
      sandbox: true,
      moto: true,
      aws: "documented: CompleteMultipartUpload, If-None-Match",
    },
    async check(context) {
      const upload = await new Multipart(context, "once").begin();
      const parts = [await upload.part(1, Buffer.from("late"))];
      await context.put(upload.Key, "early");
      expect(await refusalOf(upload.complete(parts, { IfNoneMatch: "*" }))).toBe("412 PreconditionFailed");
      const { ETag } = await context.put(upload.Key, "again");
      await upload.complete(parts, { IfMatch: ETag });
    },
  },
];
