import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import { refusalOf, type S3Context } from "./context.ts";

const versioning = "documented: the user guide's 'Using versioning in S3 buckets'";

export const versions: Assertion<S3Context>[] = [
  {
    promise: "every version stays readable by its id, and a delete only hides them",
    verified: { sandbox: true, moto: true, aws: versioning },
    async check({ s3, bucket, key, put }) {
      const Key = key("versions");
      const [first, second] = [await put(Key, "1"), await put(Key, "2")];
      const marker = await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
      expect(marker.DeleteMarker).toBe(true);
      expect(await refusalOf(s3.send(new GetObjectCommand({ Bucket: bucket, Key })))).toBe("404 NoSuchKey");
      for (const [written, body] of [
        [first, "1"],
        [second, "2"],
      ] as const) {
        const { VersionId } = written;
        const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
        expect(await read.Body?.transformToString()).toBe(body);
      }
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId: marker.VersionId }));
      const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      expect(await read.Body?.transformToString()).toBe("2");
    },
  },
  {
    promise: "versions are listed newest first, with their markers, over any page size",
    verified: {
      sandbox: true,
      moto: true,
      aws: "documented: ListObjectVersions",
    },
    async check({ s3, bucket, key, put }) {
      const Prefix = key("");
      const written = [await put(`${Prefix}a`, "1"), await put(`${Prefix}a`, "2"), await put(`${Prefix}b`, "3")];
      const marker = await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: `${Prefix}a` }));
      const expected = [
        [`${Prefix}a`, marker.VersionId, true],
        [`${Prefix}a`, written[1]?.VersionId, false],
        [`${Prefix}a`, written[0]?.VersionId, false],
        [`${Prefix}b`, written[2]?.VersionId, true],
      ];
      for (const MaxKeys of [1, 2, 3, 1000]) {
        const seen: unknown[] = [];
        let KeyMarker: string | undefined;
        let VersionIdMarker: string | undefined;
        do {
          const list = new ListObjectVersionsCommand({ Bucket: bucket, Prefix, MaxKeys, KeyMarker, VersionIdMarker });
          const page: ListObjectVersionsCommandOutput = await s3.send(list);
          const rows = [...(page.DeleteMarkers ?? []), ...(page.Versions ?? [])];
          seen.push(...rows.map((one) => [one.Key, one.VersionId, one.IsLatest]));
          KeyMarker = page.NextKeyMarker;
          VersionIdMarker = page.NextVersionIdMarker;
        } while (KeyMarker !== undefined);
        expect(seen, `pages of ${MaxKeys}`).toEqual(expected);
      }
    },
  },
  {
    promise: "many keys are deleted at once, each answered for, and the listing is empty afterwards",
    verified: { sandbox: true, moto: true, aws: "documented: DeleteObjects" },
    async check({ s3, bucket, key, put }) {
      const Prefix = key("");
      const keys = Array.from({ length: 20 }, (_, index) => `${Prefix}${index} <&>`);
      await Promise.all(keys.map((Key) => put(Key, "x")));
      const Objects = keys.map((Key) => ({ Key }));
      const { Deleted } = await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
      expect(Deleted?.map((one) => one.Key)).toEqual(keys);
      expect((await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix }))).KeyCount).toBe(0);
    },
  },
  {
    promise: "suspended versioning writes over the null version and keeps the others",
    verified: { sandbox: true, moto: "moto loses the versions written before", aws: versioning },
    ownAccount: true,
    async check({ s3, ownBucket }) {
      const Bucket = await ownBucket(true);
      const put = (Body: string) => s3.send(new PutObjectCommand({ Bucket, Key: "x", Body }));
      const kept = await put("kept");
      const VersioningConfiguration = { Status: "Suspended" as const };
      await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
      await put("first null");
      await put("second null");
      const { Versions } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
      expect(Versions?.map((one) => one.VersionId)).toEqual(["null", kept.VersionId]);
      const read = await s3.send(new GetObjectCommand({ Bucket, Key: "x" }));
      expect(await read.Body?.transformToString()).toBe("second null");
    },
  },
  {
    promise: "a delete marker asked for by its id is 405",
    verified: {
      sandbox: true,
      moto: "moto answers 404",
      aws: "documented: GetObject, delete markers",
    },
    async check({ s3, bucket, key, put }) {
      const Key = key("marker");
      await put(Key, "x");
      const { VersionId } = await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
      const get = (id: string | undefined) => s3.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId: id }));
      expect(await refusalOf(get(VersionId))).toBe("405 MethodNotAllowed");
      const head = new HeadObjectCommand({ Bucket: bucket, Key, VersionId });
      expect(await refusalOf(s3.send(head))).toMatch(/^405 /);
    },
  },
];
