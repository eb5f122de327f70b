import { randomBytes } from "node:crypto";
import {
  CreateBucketCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type PutObjectCommandOutput,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import type { Target } from "../targets.ts";

export interface S3Context {
  target: Target;
  /** One attempt per call, so that an answer is seen as it came. */
  s3: S3Client;
  /** A versioned bucket; on AWS the contract bucket. */
  bucket: string;
  /** A key that no other assertion uses. */
  key(name: string): string;
  put(key: string, body: string | Buffer, more?: Partial<PutObjectCommandInput>): Promise<PutObjectCommandOutput>;
  /** A new bucket, for assertions marked ownAccount. */
  ownBucket(versioned?: boolean): Promise<string>;
}

export function clientOf(target: Target, more: Partial<S3ClientConfig> = {}): S3Client {
  return new S3Client({
    region: target.region,
    maxAttempts: 1,
    ...(target.endpoint && { endpoint: target.endpoint, forcePathStyle: true }),
    ...(target.keys && { credentials: target.keys }),
    ...more,
  });
}

export async function open(target: Target): Promise<S3Context> {
  const s3 = clientOf(target);
  const prefix = `contract/${randomBytes(6).toString("hex")}/`;
  const ownBucket = (versioned = false) => createBucket(s3, target.region, versioned);
  const bucket = target.name === "aws" ? (process.env.KLOVERBUY_CONTRACT_BUCKET ?? "") : await ownBucket(true);
  return {
    target,
    s3,
    bucket,
    ownBucket,
    key: (name) => `${prefix}${randomBytes(4).toString("hex")}/${name}`,
    put: (Key, Body, more) => s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ...more })),
  };
}

async function createBucket(s3: S3Client, region: string, versioned: boolean): Promise<string> {
  const Bucket = `kloverbuy-contract-${randomBytes(6).toString("hex")}`;
  const LocationConstraint = region as "eu-west-1";
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
  if (versioned) {
    const VersioningConfiguration = { Status: "Enabled" as const };
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  }
  return Bucket;
}

/** How a call was refused: "412 PreconditionFailed". A call that was not refused fails the assertion. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  const outcome = await call.then(
    () => new Error("The call was carried out, but should have been refused."),
    (error: { name: string; $metadata?: { httpStatusCode?: number } }) => error,
  );
  if (!("$metadata" in outcome)) throw outcome;
  return `${outcome.$metadata?.httpStatusCode} ${outcome.name}`;
}
