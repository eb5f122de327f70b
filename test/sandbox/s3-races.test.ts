import { Readable } from "node:stream";
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { s3 } from "../../sandbox/aws/s3/index.ts";
import { clientOf, refusalOf } from "../contract/s3/context.ts";
import { type SandboxTarget, startSandbox } from "../contract/targets.ts";

const Bucket = "races";
let aws: SandboxTarget;

beforeAll(async () => {
  aws = await startSandbox((parts) => {
    const storage = s3(parts);
    storage.store.create(Bucket);
    return [storage];
  });
});
afterAll(() => aws.close());

const nothing = () => {};
// The SDK warns about every refused streaming write, which is what is wanted here.
const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const client = () => clientOf(aws, { logger });
const put = (Key: string, Body: string, more: object = {}) =>
  client().send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const text = async (Key: string) =>
  (await client().send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

// Enough for the SDK to send it on at once instead of buffering it.
const first = "a".repeat(200_000);

/** A write that is under way, its last byte held back until `finish`. */
async function begun(Key: string, more: object): Promise<{ finish: () => Promise<unknown> }> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  async function* pieces() {
    yield Buffer.from(first);
    await held;
    yield Buffer.from("b");
  }
  const Body = Readable.from(pieces(), { objectMode: false });
  const counted = aws.calls.get("s3:PutObject") ?? 0;
  const sent = client().send(new PutObjectCommand({ Bucket, Key, Body, ContentLength: first.length + 1, ...more }));
  sent.catch(() => {});
  await expect.poll(() => aws.calls.get("s3:PutObject")).toBe(counted + 1);
  return {
    finish: () => {
      release();
      return sent;
    },
  };
}

describe("a conditional write that is overtaken while it is under way", () => {
  it("is 409 for If-None-Match when another write came first, and the other's bytes stay", async () => {
    const { finish } = await begun("none", { IfNoneMatch: "*" });
    await put("none", "other");
    expect(await refusalOf(finish())).toBe("409 ConditionalRequestConflict");
    expect(await text("none")).toBe("other");
  });

  it("is 409 for If-None-Match even when the other's object is gone again", async () => {
    const { finish } = await begun("gone", { IfNoneMatch: "*" });
    await put("gone", "other");
    await client().send(new DeleteObjectCommand({ Bucket, Key: "gone" }));
    expect(await refusalOf(finish())).toBe("409 ConditionalRequestConflict");
  });

  it("is 409 for If-Match when another write came first, even with the same bytes", async () => {
    const { ETag } = await put("match", "same");
    const { finish } = await begun("match", { IfMatch: ETag });
    await put("match", "same");
    expect(await refusalOf(finish())).toBe("409 ConditionalRequestConflict");
  });

  it("is 404 for If-Match when the object was deleted", async () => {
    const { ETag } = await put("deleted", "x");
    const { finish } = await begun("deleted", { IfMatch: ETag });
    await client().send(new DeleteObjectCommand({ Bucket, Key: "deleted" }));
    expect(await refusalOf(finish())).toBe("404 NoSuchKey");
  });

  it("is carried out when nothing overtook it, as is an unconditional one that was", async () => {
    const { ETag } = await put("free", "x");
    await (await begun("free", { IfMatch: ETag })).finish();
    expect(await text("free")).toBe(`${first}b`);
    const { finish } = await begun("free", {});
    await put("free", "other");
    await finish();
    expect(await text("free")).toBe(`${first}b`);
  });
});
