import { randomBytes } from "node:crypto";
import { GetObjectCommand, HeadBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { s3 } from "../../sandbox/aws/s3/index.ts";
import { clientOf, refusalOf } from "../contract/s3/context.ts";
import { rawRequest } from "../contract/s3/raw.ts";
import { type SandboxTarget, startSandbox } from "../contract/targets.ts";
import { stsTrusting } from "../support/trusting.ts";

const role = "arn:aws:iam::123456789012:role/kloverbuy-deploy";
const Bucket = "faults";
let aws: SandboxTarget;

beforeAll(async () => {
  aws = await startSandbox((parts) => {
    const storage = s3(parts);
    storage.store.create(Bucket);
    return [storage, stsTrusting(parts.principals, role)];
  });
});
afterAll(() => aws.close());

const put = (Key: string, Body: string | Buffer) => clientOf(aws).send(new PutObjectCommand({ Bucket, Key, Body }));
const get = async (Key: string, maxAttempts = 1) => {
  const read = await clientOf(aws, { maxAttempts }).send(
    new GetObjectCommand({ Bucket, Key, ChecksumMode: "ENABLED" }),
  );
  return Buffer.from((await read.Body?.transformToByteArray()) ?? []);
};

describe("faults", () => {
  it("throttle refuses as S3 does, as often as asked, and the SDK gets through by trying again", async () => {
    await put("throttled", "x");
    aws.faults.set("throttle", "GetObject:2");
    expect(await refusalOf(get("throttled"))).toBe("503 SlowDown");
    expect((await get("throttled", 3)).toString()).toBe("x");
    expect(aws.faults.list().throttle).toEqual({ GetObject: 0 });
  });

  it.each([
    ["unavailable", "503 ServiceUnavailable"],
    ["denied", "403 AccessDenied"],
    ["absent", "404 NoSuchKey"],
  ])("%s answers in the operation's place, for the key that is named alone", async (name, answer) => {
    await put("there/one", "x");
    await put("there/two", "y");
    aws.faults.set(name, "GetObject@/one:1");
    expect((await get("there/two")).toString()).toBe("y");
    expect(await refusalOf(get("there/one"))).toBe(answer);
    expect((await get("there/one")).toString()).toBe("x");
    expect(aws.faults.struck.get(`${name}=GetObject@/one`)).toBeGreaterThan(0);
    aws.faults.clear();
  });

  it("precondition refuses a write as if another had been first, and nothing is written", async () => {
    aws.faults.set("precondition", "PutObject");
    expect(await refusalOf(put("raced", "x"))).toBe("412 PreconditionFailed");
    expect(await refusalOf(get("raced"))).toBe("404 NoSuchKey");
  });

  it("slow delays an operation and no other", async () => {
    await put("slow", "x");
    aws.faults.set("slow", "GetObject:1000");
    const began = Date.now();
    await get("slow");
    expect(Date.now() - began).toBeGreaterThanOrEqual(995);
    // Longer than any test lasts: what is written is not delayed.
    aws.faults.set("slow", "PutObject:3600000");
    expect(String(await get("slow"))).toBe("x");
    aws.faults.set("slow", "off");
  });

  it("lost-reply carries the call out and cuts the connection, so a write-once retry meets its own write", async () => {
    aws.faults.set("lost-reply", "PutObject");
    const write = new PutObjectCommand({ Bucket, Key: "lost", Body: "carried out", IfNoneMatch: "*" });
    expect(await refusalOf(clientOf(aws, { maxAttempts: 3 }).send(write))).toBe("412 PreconditionFailed");
    expect((await get("lost")).toString()).toBe("carried out");
  });

  it("truncate declares the whole length and ends early", async () => {
    const body = randomBytes(1_000_000);
    await put("truncated", body);
    aws.faults.set("truncate", "GetObject");
    await expect(get("truncated")).rejects.toThrow();
    expect((await get("truncated")).equals(body)).toBe(true);
  });

  it("wrong-checksum changes one byte, and the SDK notices by the checksum", async () => {
    const body = randomBytes(100_000);
    await put("corrupt", body);
    aws.faults.set("wrong-checksum", "GetObject:2");
    await expect(get("corrupt")).rejects.toThrow(/[Cc]hecksum/);
    const blind = clientOf(aws, { responseChecksumValidation: "WHEN_REQUIRED" });
    const read = await blind.send(new GetObjectCommand({ Bucket, Key: "corrupt" }));
    const bytes = Buffer.from((await read.Body?.transformToByteArray()) ?? []);
    expect(bytes.length).toBe(body.length);
    expect(bytes.reduce((sum, byte, at) => sum + (byte === body[at] ? 0 : 1), 0)).toBe(1);
    expect((await get("corrupt")).equals(body)).toBe(true);
  });
});

describe("the wire", () => {
  const context = () => ({ target: aws, s3: clientOf(aws), bucket: Bucket });

  it("counts calls by service and operation", async () => {
    const before = aws.calls.get("s3:HeadBucket") ?? 0;
    await clientOf(aws).send(new HeadBucketCommand({ Bucket }));
    expect(aws.calls.get("s3:HeadBucket")).toBe(before + 1);
  });

  it("answers an operation that it does not know with a 501 that names it", async () => {
    const query = { method: "GET", key: "x", query: { tagging: "" } };
    const answer = await rawRequest(context(), query);
    expect(answer).toMatchObject({ status: 501, code: "NotImplemented" });
    expect(answer.body).toContain("GetObjectTagging");
  });

  it("refuses what would be silently ignored: tags, locks, customer keys, public ACLs", async () => {
    const headers = [
      { "x-amz-tagging": "a=b" },
      { "x-amz-object-lock-mode": "COMPLIANCE" },
      { "x-amz-server-side-encryption-customer-algorithm": "AES256" },
      { "x-amz-acl": "public-read" },
    ];
    for (const each of headers) {
      const answer = await rawRequest(context(), { method: "PUT", key: "ignored", body: "x", headers: each });
      expect(answer.status, JSON.stringify(each)).toBe(501);
    }
  });

  it("gives out temporary credentials that work until they expire", async () => {
    const issued = aws.principals.issue({ arn: `${role}/session`, account: "123456789012" }, 60);
    const ask = (keys: typeof issued) => rawRequest(context(), { method: "GET", key: "lost", keys });
    expect((await ask(issued)).status).toBe(200);
    const stolen = { ...issued, sessionToken: "guessed" };
    expect(await ask(stolen)).toMatchObject({ status: 400, code: "InvalidToken" });
    const expired = aws.principals.issue({ arn: role, account: "123456789012" }, -1);
    expect(await ask(expired)).toMatchObject({ status: 400, code: "ExpiredToken" });
    aws.principals.revoke(issued.accessKeyId);
    expect(await ask(issued)).toMatchObject({ status: 403, code: "InvalidAccessKeyId" });
  });

  it("keeps its connections usable after it refused a body unread", async () => {
    const one = clientOf(aws, { requestHandler: { httpAgent: { keepAlive: true, maxSockets: 1 } } });
    const big = new PutObjectCommand({ Bucket: "absent-bucket", Key: "x", Body: randomBytes(5_000_000) });
    for (let round = 0; round < 3; round++) {
      expect(await refusalOf(one.send(big))).toBe("404 NoSuchBucket");
      await one.send(new HeadBucketCommand({ Bucket }));
    }
  });
});
