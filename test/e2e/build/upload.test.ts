import { createHash, randomBytes } from "node:crypto";
import { GetObjectCommand, HeadObjectCommand, ListMultipartUploadsCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Account, bucket, startAccount } from "./account.ts";
import { buildStep, workspace } from "./step.ts";

const MIB = 1024 * 1024;
const declaration = "package: { include: [main.js, data] }\nstart: node main.js\n";

let account: Account;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.close());
beforeEach(() => {
  account.calls.clear();
  account.faults.clear();
});

/** A tree of its own with incompressible data of this size. */
const tree = (bytes: number) =>
  workspace({ "kloverbuy.yml": declaration, "main.js": "serve()\n", "data/blob": randomBytes(bytes) });
const step = (folder: string) => buildStep({ folder, environment: account.environment });

async function storedDigest(release = ""): Promise<string> {
  const Key = `releases/${release}/artifact.tar.zst`;
  const { Body } = await account.client.send(new GetObjectCommand({ Bucket: bucket, Key }));
  const sha256 = createHash("sha256");
  for await (const chunk of Body as AsyncIterable<Uint8Array>) sha256.update(chunk);
  return sha256.digest("hex");
}

const unfinished = async () =>
  (await account.client.send(new ListMultipartUploadsCommand({ Bucket: bucket }))).Uploads ?? [];

describe("an artifact", () => {
  test("above 16 MiB goes up in parts, arrives whole and is checked by SHA-256", async () => {
    await using space = await tree(40 * MIB);
    const { code, outputs } = await step(space.folder);
    expect(code).toBe(0);
    expect(account.calls.get("s3:UploadPart")).toBe(3);
    expect(await storedDigest(outputs.release)).toBe(outputs.digest);
    const head = new HeadObjectCommand({
      Bucket: bucket,
      Key: `releases/${outputs.release}/artifact.tar.zst`,
      ChecksumMode: "ENABLED",
    });
    expect((await account.client.send(head)).ChecksumSHA256).toBeTruthy();
    account.calls.clear();
    expect((await step(space.folder)).outputs.reused).toBe("true");
    expect(account.calls.get("s3:UploadPart")).toBeUndefined();
  });

  test("in parts that races with itself ends as one object and leaves no parts", async () => {
    await using space = await tree(20 * MIB);
    account.faults.set("slow", "HeadObject:700");
    const both = await Promise.all([step(space.folder), step(space.folder)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(await storedDigest(both[0]?.outputs.release)).toBe(both[0]?.outputs.digest);
    expect(await unfinished()).toEqual([]);
  });

  test.each([
    "PutObject",
    "CompleteMultipartUpload",
    "CreateMultipartUpload",
    "UploadPart",
    "HeadObject",
    "GetParameter",
  ])("arrives although the reply to %s is lost", async (operation) => {
    await using space = await tree(/Part/.test(operation) ? 17 * MIB : 1000);
    account.faults.set("lost-reply", `${operation}:1`);
    const { code, outputs, error } = await step(space.folder);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(await storedDigest(outputs.release)).toBe(outputs.digest);
  });

  test.each(["PutObject", "UploadPart", "GetParameter"])(
    "arrives although %s is throttled twice",
    async (operation) => {
      await using space = await tree(/Part/.test(operation) ? 17 * MIB : 1000);
      account.faults.set("throttle", `${operation}:2`);
      const { code, outputs } = await step(space.folder);
      expect(code).toBe(0);
      expect(await storedDigest(outputs.release)).toBe(outputs.digest);
    },
  );

  test.each(["truncate", "wrong-checksum"])(
    "is recognized as stored although its manifest arrives damaged once (%s)",
    async (fault) => {
      await using space = await tree(1000);
      const first = await step(space.folder);
      account.faults.set(fault, "GetObject:1");
      const { outputs, error } = await step(space.folder);
      expect({ outputs, error }).toEqual({ outputs: { ...first.outputs, reused: "true" }, error: "" });
    },
  );

  test("that AWS will not take fails by its name and leaves no parts", async () => {
    await using space = await tree(17 * MIB);
    account.faults.set("throttle", "UploadPart:50");
    const { code, error, outputs } = await step(space.folder);
    expect(code).toBe(1);
    expect(error).toContain("artifact.tar.zst");
    expect(outputs).toEqual({});
    account.faults.clear();
    expect(await unfinished()).toEqual([]);
  });
});
