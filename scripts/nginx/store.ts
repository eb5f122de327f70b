import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageName, readPin } from "./pin.ts";
import { NginxError, packageBytes, poolFile } from "./source.ts";

/** Where the synthesized stack of an environment puts releases, and the region. Throws NginxError. */
export function artifactBucket(outdir: string, environment: string): { bucket: string; region: string } {
  const file = join(outdir, "stacks", `kloverbuy-${environment}`, "cdk.tf.json");
  if (!existsSync(file)) throw new NginxError(`There is no ${file}: npm run synth, and is the name right?`);
  const { resource, provider } = JSON.parse(readFileSync(file, "utf8"));
  const bucket = resource?.aws_s3_bucket?.artifacts?.bucket;
  const region = provider?.aws?.[0]?.region;
  if (bucket === undefined || region === undefined) throw new NginxError(`${file} names no artifact bucket.`);
  return { bucket, region };
}

/**
 * Puts the pinned packages into the artifact bucket, where new hosts look first: nginx.org need not have them for ever. What is
 * there is left alone. Tells what it did; a bucket that is not made yet, or a pin without SHA-256, is nothing to store.
 */
export async function store(
  { bucket, region }: { bucket: string; region: string },
  say: (line: string) => void,
): Promise<void> {
  const pin = readPin();
  for (const [kind, sum] of pin.sha256) {
    const [codename = "", architecture = ""] = kind.split(" ");
    const name = packageName(pin, codename, architecture);
    const key = `hosts/packages/${name}`;
    if (sum === null) {
      say(`The SHA-256 of ${name} is not pinned, so it is not kept: npm run nginx -- pin ${pin.version}`);
      continue;
    }
    const head = aws(region, "head-object", "--bucket", bucket, "--key", key);
    if (head.status === 0) {
      say(`${key} is in ${bucket} already.`);
      continue;
    }
    await put({ bucket, region, key }, await packageBytes(poolFile(name), sum), say);
  }
}

async function put(
  { bucket, region, key }: { bucket: string; region: string; key: string },
  bytes: Buffer,
  say: (line: string) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "kloverbuy-nginx-"));
  try {
    const file = join(folder, "package.deb");
    writeFileSync(file, bytes);
    const words = ["--bucket", bucket, "--key", key, "--body", file, "--if-none-match", "*"];
    const { status, stderr } = aws(region, "put-object", ...words);
    if (status === 0) say(`${key} is in ${bucket} now (${bytes.length} bytes).`);
    else if (/NoSuchBucket/.test(stderr)) say(`${bucket} is not there yet; the next apply stores ${key}.`);
    else if (/PreconditionFailed|\(412\)/.test(stderr)) say(`${key} is in ${bucket} already.`);
    else throw new NginxError(`${key} could not be put into ${bucket}: ${stderr.trim()}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function aws(region: string, ...words: string[]) {
  const endpoint = process.env.AWS_ENDPOINT_URL ? ["--endpoint-url", process.env.AWS_ENDPOINT_URL] : [];
  const ran = spawnSync("aws", ["s3api", ...words, "--region", region, ...endpoint], {
    encoding: "utf8",
    timeout: 300_000,
  });
  if (ran.error !== undefined) throw new NginxError(`The AWS CLI does not start: ${ran.error.message}.`);
  return ran;
}
