import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Account, bucket, startAccount } from "./account.ts";
import { buildStep, commit, workspace } from "./step.ts";

const config = `
build: mkdir -p dist && printf '<h1>shop</h1>' > dist/index.html && env > dist/environment.txt
package: { include: [dist, server], exclude: ["dist/*.txt"] }
start: node server/main.js
frontend: { folder: dist }
`;
const app = { "kloverbuy.yml": config, "server/main.js": "listen(process.env.PORT)\n" };

let account: Account;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.close());
beforeEach(() => {
  account.calls.clear();
  account.faults.clear();
});

const writes = () => [...account.calls].filter(([name]) => /Put|Create|Upload|Complete/.test(name));

async function object(key: string): Promise<Buffer> {
  const { Body } = await account.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

/** Each test has a tree of its own: releases are write-once and stay. */
const tree = (name: string, more: Record<string, string | Buffer> = {}) =>
  workspace({ ...app, "server/name.txt": name, ...more });
const step = (folder: string, more = {}) => buildStep({ folder, environment: account.environment, ...more });

describe("a build", () => {
  test("stores the artifact and its manifest, and says what it stored", async () => {
    await using space = await tree("stores");
    const { code, outputs, summary } = await step(space.folder);
    expect(code).toBe(0);
    const bytes = await object(`releases/${outputs.release}/artifact.tar.zst`);
    const digest = createHash("sha256").update(bytes).digest("hex");
    expect(outputs).toEqual({
      release: `${commit.slice(0, 7)}-${digest.slice(0, 12)}`,
      digest,
      bytes: String(bytes.length),
      files: "4",
      uri: `s3://${bucket}/releases/${outputs.release}/artifact.tar.zst`,
      reused: "false",
    });
    const manifest = JSON.parse(String(await object(`releases/${outputs.release}/release.json`)));
    expect(manifest).toMatchObject({
      commit,
      artifact: { sha256: digest, bytes: bytes.length },
      unpacked: { files: 4 },
      config: { start: ["node", "server/main.js"] },
    });
    expect(names(bytes)).toEqual(["dist/index.html", "kloverbuy.yml", "server/main.js", "server/name.txt"]);
    expect(summary).toContain(outputs.release);
  });

  test("of the same tree uploads nothing and says so", async () => {
    await using space = await tree("same");
    const first = await step(space.folder);
    account.calls.clear();
    const second = await step(space.folder);
    expect(second.outputs).toEqual({ ...first.outputs, reused: "true" });
    expect(writes()).toEqual([]);
  });

  test("that races with another of the same tree ends well, with one release", async () => {
    await using space = await tree("race", {
      "kloverbuy.yml": config.replace(/^build:.*$/m, ""),
      "dist/index.html": "x",
    });
    // Both look before either writes.
    account.faults.set("slow", "HeadObject:700");
    const both = await Promise.all([step(space.folder), step(space.folder)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(new Set(both.map(({ outputs }) => outputs.digest)).size).toBe(1);
  });

  test("completes a release whose manifest is missing, without sending the artifact again", async () => {
    await using space = await tree("crash");
    const first = await step(space.folder);
    const key = `releases/${first.outputs.release}/release.json`;
    // What a crash between the two writes leaves.
    await account.client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    account.calls.clear();
    const second = await step(space.folder);
    expect(second.outputs).toEqual(first.outputs);
    expect(writes()).toEqual([["s3:PutObject", 1]]);
    expect(JSON.parse(String(await object(key)))).toMatchObject({ id: first.outputs.release });
  });

  test("refuses an id that other bytes hold already, and leaves them", async () => {
    await using space = await tree("conflict");
    const { outputs } = await step(space.folder, { variables: { GITHUB_SHA: "f".repeat(40) } });
    const id = `${commit.slice(0, 7)}-${outputs.digest?.slice(0, 12)}`;
    const key = `releases/${id}/artifact.tar.zst`;
    const other = { Bucket: bucket, Key: key, Body: "other", Metadata: { sha256: "0".repeat(64) } };
    await account.client.send(new PutObjectCommand(other));
    const refused = await step(space.folder);
    expect(refused.code).toBe(1);
    expect(refused.error).toContain(id);
    expect(String(await object(key))).toBe("other");
  });
});

function names(artifact: Buffer): string[] {
  return String(execFileSync("tar", ["--zstd", "-tf", "-"], { input: artifact }))
    .trim()
    .split("\n");
}
