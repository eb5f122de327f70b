import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import { refusalOf, type S3Context } from "./context.ts";
import { rawRequest } from "./raw.ts";

const naming = "documented: the user guide's 'Naming Amazon S3 objects'";

const names = [
  "space and  two",
  "plus+and%percent%2Fencoded",
  "ümlaut-日本語-🚀",
  "quote\"'<&>;`$(touch x)",
  "question?hash#equals=",
  "~!@$^*()_-=[]{}|\\",
  "trailing/",
  "double//slash",
  "line\nbreak\tand\u0001control",
  "x".repeat(900),
];

export const hostileKeys: Assertion<S3Context>[] = [
  {
    promise: "any character of a key survives put, get, list and delete",
    verified: { sandbox: true, moto: "moto answers the listing of some of them with an HTML page", aws: naming },
    async check({ s3, bucket, key, put }) {
      const keys = names.map((name) => key(`hostile/${name}`));
      for (const Key of keys) {
        await put(Key, Key);
        const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
        expect(await read.Body?.transformToString()).toBe(Key);
        const list = new ListObjectsV2Command({ Bucket: bucket, Prefix: Key, EncodingType: "url" });
        const { Contents } = await s3.send(list);
        expect(Contents?.map((one) => decodeURIComponent((one.Key ?? "").replace(/\+/g, " ")))).toEqual([Key]);
        await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
      }
    },
  },
  {
    promise: "`..` inside a key is only text: it reaches no other key and no file of the server",
    verified: { sandbox: true, moto: true, aws: naming },
    async check(context) {
      const { s3, bucket, key, put } = context;
      const [plain, dotted] = [key("b"), key("a/../b")];
      await put(plain, "plain");
      const sent = await rawRequest(context, { method: "PUT", key: dotted, body: "dotted" });
      expect(sent.status).toBe(200);
      expect((await rawRequest(context, { method: "GET", key: dotted })).body).toBe("dotted");
      const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: plain }));
      expect(await read.Body?.transformToString()).toBe("plain");
    },
  },
  {
    promise: "a key whose `..` climbs above the bucket is refused",
    verified: { sandbox: true, moto: "moto stores it", aws: naming },
    async check(context) {
      const climbing = { method: "PUT", key: "a/../../../etc/passwd", body: "x" };
      expect((await rawRequest(context, climbing)).status).toBe(400);
    },
  },
  {
    promise: "a key of 1,024 bytes is stored, one of 1,025 is KeyTooLongError",
    verified: { sandbox: true, moto: "moto takes 1,025", aws: naming },
    async check({ key, put }) {
      const start = key("long/");
      await put(start + "x".repeat(1024 - start.length), "x");
      expect(await refusalOf(put(start + "x".repeat(1025 - start.length), "x"))).toBe("400 KeyTooLongError");
    },
  },
];
