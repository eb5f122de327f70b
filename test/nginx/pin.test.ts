import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Credentials } from "../../sandbox/aws/protocol/credentials.ts";
import { Faults } from "../../sandbox/aws/protocol/faults.ts";
import { s3 } from "../../sandbox/aws/s3/index.ts";
import { startAws } from "../../sandbox/aws/server/server.ts";
import { architecture, Repository } from "./repository.ts";

/** `npm run nginx` in a copy of what it needs, without a package beside it, as the job that applies has none. */
const checkout = join(import.meta.dirname, "../..");

let repository: Repository;
let folder: string;
beforeAll(async () => {
  repository = await Repository.open("jammy", [
    "1.30.4-1~jammy",
    "1.30.10-1~jammy",
    "1.30.10-2~jammy",
    "1.30.9-1~jammy",
  ]);
});
afterAll(() => repository[Symbol.asyncDispose]());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kb-pin-"));
  for (const name of ["scripts/nginx.ts", "scripts/nginx", "shell/nginx/pin"]) {
    cpSync(join(checkout, name), join(folder, name), { recursive: true });
  }
  // Hosts are of this machine's kind here, and nginx.org's key is the repository's.
  writeFileSync(
    pin(),
    read()
      .replace(/^key .*$/m, `key ${repository.key}`)
      .replace(/amd64/g, architecture),
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pin = () => join(folder, "shell/nginx/pin");
const read = () => readFileSync(pin(), "utf8");

async function run(words: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(folder, "scripts/nginx.ts"), ...words], {
    env: {
      PATH: process.env.PATH ?? "",
      HOME: folder,
      CDKTF_OUTDIR: join(folder, "cdktf.out"),
      KLOVERBUY_NGINX_SOURCE: `${repository.url}/packages/ubuntu`,
      KLOVERBUY_NGINX_KEY: `${repository.url}/key`,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [[code], said, wrong] = await Promise.all([once(child, "exit"), text(child.stdout), text(child.stderr)]);
  return { code, said: `${said}${wrong}` };
}

test("pin takes the newest that nginx.org signed, with its SHA-256, and keeps what the distributions have among the tested", async () => {
  const { code, said } = await run(["pin"]);
  expect(code, said).toBe(0);
  expect(read()).toContain("version 1.30.10\nrelease 2\n");
  expect(read()).toContain(`sha256 jammy ${architecture} ${repository.sum("1.30.10-2~jammy")}\n`);
  expect(read()).toMatch(/^tested 1\.22\.1 1\.24\.0 1\.30\.10$/m);
  expect(
    read()
      .split("\n")
      .filter((line) => line.startsWith("#")),
  ).toEqual(
    readFileSync(join(checkout, "shell/nginx/pin"), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("#")),
  );
});

test("pin takes the very version that is asked for", async () => {
  expect((await run(["pin", "1.30.9"])).code).toBe(0);
  expect(read()).toContain("version 1.30.9\nrelease 1\n");
});

test.each([
  [
    "a version that is not there",
    async () => run(["pin", "1.99.0"]),
    /has no Nginx 1\.99\.0 for jammy .*it has .*1\.30\.10/,
  ],
  [
    "a source that is away",
    async () => run(["pin"], { KLOVERBUY_NGINX_SOURCE: "http://127.0.0.1:9" }),
    /could not be fetched/,
  ],
  [
    "a file of the index that is missing",
    async () => run(["pin"], { KLOVERBUY_NGINX_SOURCE: repository.url }),
    /answers 404/,
  ],
  ["no verb", async () => run([]), /Usage/],
  ["a word too many", async () => run(["pin", "1.30.9", "x"]), /Usage/],
])("%s changes nothing, and is said", async (_, work, sentence) => {
  const before = read();
  const { code, said } = await work();
  expect(said).toMatch(sentence);
  expect(said).not.toMatch(/^ +at /m);
  expect(code).toBe(1);
  expect(read()).toBe(before);
});

test("an index that another key signed, or that was changed after it was signed, is refused", async () => {
  const before = read();
  writeFileSync(pin(), before.replace(repository.key, "573BFD6B3D8FBC641079A6ABABF5BD827BD9BF62"));
  expect((await run(["pin"])).said).toMatch(/is not signed by the key 573B/);
  writeFileSync(pin(), before);
  const index = repository.path(`packages/ubuntu/dists/jammy/nginx/binary-${architecture}/Packages`);
  const right = readFileSync(index, "utf8");
  writeFileSync(index, right.replace("1.30.4", "1.30.5"));
  expect((await run(["pin"])).said).toMatch(/is not the one that was signed/);
  writeFileSync(index, right);
  expect(read()).toBe(before);
});

test("store puts the pinned package into the environment's bucket, once, and never other bytes", async () => {
  const principals = new Credentials();
  const faults = new Faults();
  const storage = s3({ state: folder, faults, region: "eu-central-1" });
  storage.store.create("some-artifacts", { versioning: "Enabled" });
  const aws = await startAws({ port: 0, state: folder, services: [storage], principals, faults });
  try {
    const stack = join(folder, "cdktf.out/stacks/kloverbuy-staging");
    mkdirSync(stack, { recursive: true });
    const json = {
      provider: { aws: [{ region: "eu-central-1" }] },
      resource: { aws_s3_bucket: { artifacts: { bucket: "some-artifacts" } } },
    };
    writeFileSync(join(stack, "cdk.tf.json"), JSON.stringify(json));
    const { accessKeyId, secretAccessKey } = principals.create({ arn: "arn:aws:iam::1:role/x", account: "1" });
    const env = { AWS_ENDPOINT_URL: aws.url, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };

    expect(await run(["store", "staging"], env)).toMatchObject({
      code: 0,
      said: expect.stringContaining("not pinned"),
    });
    await run(["pin", "1.30.9"]);
    expect(await run(["store", "staging"], env)).toMatchObject({ code: 0, said: expect.stringContaining("now (") });
    expect(await run(["store", "staging"], env)).toMatchObject({ code: 0, said: expect.stringContaining("already") });
    const client = new S3Client({
      endpoint: aws.url,
      region: "eu-central-1",
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey },
    });
    const Key = `hosts/packages/nginx_1.30.9-1~jammy_${architecture}.deb`;
    const { Body } = await client.send(new GetObjectCommand({ Bucket: "some-artifacts", Key }));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? [])).toEqual(repository.packaged("1.30.9-1~jammy"));
    client.destroy();

    writeFileSync(
      pin(),
      read()
        .replace(/^(sha256 \S+ \S+) .*$/m, `$1 ${"0".repeat(64)}`)
        .replace("version 1.30.9", "version 1.30.4"),
    );
    const other = await run(["store", "staging"], env);
    expect(other).toMatchObject({ code: 1, said: expect.stringMatching(/has not the SHA-256 0{64}/) });
    expect((await run(["store", "nowhere"], env)).said).toMatch(/npm run synth/);
  } finally {
    await aws.close();
  }
});
