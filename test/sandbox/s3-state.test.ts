import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Credentials } from "../../sandbox/aws/protocol/credentials.ts";
import { Faults } from "../../sandbox/aws/protocol/faults.ts";
import { s3 } from "../../sandbox/aws/s3/index.ts";
import { startAws } from "../../sandbox/aws/server/server.ts";
import { clientOf, refusalOf } from "../contract/s3/context.ts";

const Bucket = "state";
const region = "eu-west-1";
let state: string;

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), "kloverbuy-state-"));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

async function start() {
  const principals = new Credentials();
  const keys = principals.create({ arn: "arn:aws:iam::123456789012:user/x", account: "123456789012" });
  const faults = new Faults();
  const storage = s3({ state, faults, region });
  const server = await startAws({ port: 0, state, services: [storage], principals, faults });
  const client = clientOf({ name: "sandbox", region, endpoint: server.url, keys, close: server.close });
  return { store: storage.store, client, close: server.close };
}

const files = (...path: string[]) => readdirSync(join(state, "s3", Bucket, ...path), { recursive: true });

describe("S3's state on disk", () => {
  it("survives a restart: objects, versions, settings and uploads in progress", async () => {
    const before = await start();
    before.store.create(Bucket, { versioning: "Enabled", encryption: { algorithm: "aws:kms", keyId: "alias/x" } });
    await before.client.send(new PutObjectCommand({ Bucket, Key: "a/../ü", Body: "1", Metadata: { m: "1" } }));
    await before.client.send(new PutObjectCommand({ Bucket, Key: "a/../ü", Body: "2" }));
    const { UploadId } = await before.client.send(new CreateMultipartUploadCommand({ Bucket, Key: "parts" }));
    const part = new UploadPartCommand({ Bucket, Key: "parts", UploadId, PartNumber: 1, Body: "part" });
    const { ETag, ChecksumCRC32 } = await before.client.send(part);
    await before.close();

    const { client, close } = await start();
    const { Versions } = await client.send(new ListObjectVersionsCommand({ Bucket }));
    expect(Versions?.map((one) => [one.Key, one.IsLatest])).toEqual([
      ["a/../ü", true],
      ["a/../ü", false],
    ]);
    const old = await client.send(new GetObjectCommand({ Bucket, Key: "a/../ü", VersionId: Versions?.[1]?.VersionId }));
    expect([await old.Body?.transformToString(), old.Metadata]).toEqual(["1", { m: "1" }]);
    expect(old).toMatchObject({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: "alias/x" });
    const Parts = [{ PartNumber: 1, ETag, ChecksumCRC32 }];
    const complete = { Bucket, Key: "parts", UploadId, MultipartUpload: { Parts } };
    await client.send(new CompleteMultipartUploadCommand(complete));
    expect(files("uploads")).toEqual([]);
    await close();
  });

  it("keeps no bytes of refused, overwritten or abandoned writes", async () => {
    const { store, client, close } = await start();
    store.create(Bucket);
    const put = (Body: Buffer, more: object = {}) =>
      client.send(new PutObjectCommand({ Bucket, Key: "x", Body, ...more }));
    for (let round = 0; round < 5; round++) await put(randomBytes(10_000));
    expect(await refusalOf(put(randomBytes(10), { IfNoneMatch: "*" }))).toBe("412 PreconditionFailed");
    expect(await refusalOf(put(randomBytes(10), { ContentMD5: "AAAAAAAAAAAAAAAAAAAAAA==" }))).toBe("400 BadDigest");
    const abort = AbortSignal.timeout(50);
    const endless = new ReadableStream({
      pull: (sink) => new Promise((done) => setTimeout(() => done(sink.enqueue(randomBytes(10))), 10)),
    });
    const hanging = new PutObjectCommand({ Bucket, Key: "y", Body: endless, ContentLength: 1_000_000 });
    await expect(client.send(hanging, { abortSignal: abort })).rejects.toThrow();
    await expect.poll(() => files("incoming")).toEqual([]);
    expect(files("objects").filter((one) => /-0$/.test(String(one)))).toHaveLength(1);
    await close();
  });

  it("gives a reader the old bytes whole while the object is overwritten and deleted", async () => {
    const { store, client, close } = await start();
    store.create(Bucket);
    const body = randomBytes(8_000_000);
    await client.send(new PutObjectCommand({ Bucket, Key: "x", Body: body }));
    const read = await client.send(new GetObjectCommand({ Bucket, Key: "x" }));
    await client.send(new PutObjectCommand({ Bucket, Key: "x", Body: "new" }));
    expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
    await expect.poll(() => files("objects").filter((one) => /-0$/.test(String(one))).length).toBe(1);
    await close();
  });
});
