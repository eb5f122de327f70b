import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";
import type { Assertion } from "../contract.ts";
import { refusalOf, type S3Context } from "./context.ts";

export const buckets: Assertion<S3Context>[] = [
  {
    promise: "a created bucket is listed, found and located in its region",
    verified: { sandbox: true, moto: true, aws: "documented: CreateBucket, ListBuckets, GetBucketLocation" },
    ownAccount: true,
    async check({ s3, target, ownBucket }) {
      const Bucket = await ownBucket();
      const { Buckets } = await s3.send(new ListBucketsCommand({}));
      expect(Buckets?.map((one) => one.Name)).toContain(Bucket);
      await s3.send(new HeadBucketCommand({ Bucket }));
      expect((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBe(target.region);
    },
  },
  {
    promise: "versioning is off in a new bucket and reads back once it is on",
    verified: { sandbox: true, moto: true, aws: "documented: GetBucketVersioning" },
    ownAccount: true,
    async check({ s3, bucket, ownBucket }) {
      const Bucket = await ownBucket();
      expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
      expect((await s3.send(new GetBucketVersioningCommand({ Bucket: bucket }))).Status).toBe("Enabled");
    },
  },
  {
    promise: "a bucket with objects is not deleted, an empty one is",
    verified: { sandbox: true, moto: true, aws: "documented: error responses, BucketNotEmpty" },
    ownAccount: true,
    async check({ s3, ownBucket }) {
      const Bucket = await ownBucket();
      await s3.send(new PutObjectCommand({ Bucket, Key: "x", Body: "x" }));
      expect(await refusalOf(s3.send(new DeleteBucketCommand({ Bucket })))).toBe("409 BucketNotEmpty");
      const empty = await ownBucket();
      await s3.send(new DeleteBucketCommand({ Bucket: empty }));
      expect(await refusalOf(s3.send(new HeadBucketCommand({ Bucket: empty })))).toBe("404 NotFound");
    },
  },
  {
    promise: "an object cannot be written to a bucket that does not exist",
    verified: { sandbox: true, moto: true, aws: "documented: error responses, NoSuchBucket" },
    ownAccount: true,
    async check({ s3 }) {
      const put = new PutObjectCommand({ Bucket: "kloverbuy-contract-absent", Key: "x", Body: "x" });
      expect(await refusalOf(s3.send(put))).toBe("404 NoSuchBucket");
    },
  },
  {
    promise: "a name that no bucket may have is refused",
    verified: { sandbox: true, moto: "moto takes capitals", aws: "documented: bucket naming rules, InvalidBucketName" },
    ownAccount: true,
    async check({ s3, target }) {
      const CreateBucketConfiguration = { LocationConstraint: target.region as "eu-west-1" };
      const create = new CreateBucketCommand({ Bucket: "Upper_Case", CreateBucketConfiguration });
      expect(await refusalOf(s3.send(create))).toBe("400 InvalidBucketName");
    },
  },
];
