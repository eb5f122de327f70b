/*
 * Builds and uploads an artifact of 1 GB and measures the memory of the whole step: node, tar and zstd together.
 * Run: node test/slow/build-memory.ts [megabytes]. Exits 1 above 300 MB, or when what arrived is not what was packed.
 */
import { createHash, randomFillSync } from "node:crypto";
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { bucket, startAccount } from "../e2e/build/account.ts";
import { buildStep, workspace } from "../e2e/build/step.ts";

const LIMIT_MB = 300;
const megabytes = Number(process.argv[2] ?? 1024);

/** Bytes in use by all processes below one, from the kernel; this one, which plays AWS, is not counted. */
function below(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").trim().split(" ").filter(Boolean))
      .reduce((sum, child) => sum + resident(child) + below(Number(child)), 0);
  } catch {
    // It ended while it was looked at.
    return 0;
  }
}

function resident(pid: string): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
}

await using space = await workspace({
  "kloverbuy.yml": "package: { include: [data, main.js] }\nstart: node main.js\n",
  "main.js": "serve()\n",
  "data/readme": "",
});
// Random: as large packed as unpacked.
const block = Buffer.alloc(1024 * 1024);
for (let part = 0; part * 256 < megabytes; part++) {
  const file = openSync(join(space.folder, `data/part-${part}`), "w");
  for (let mb = part * 256; mb < Math.min(megabytes, (part + 1) * 256); mb++) writeSync(file, randomFillSync(block));
  closeSync(file);
}

const account = await startAccount();
let peak = 0;
const timer = setInterval(() => {
  peak = Math.max(peak, below(process.pid));
}, 20);
const started = performance.now();
const { code, error, outputs } = await buildStep({ folder: space.folder, environment: account.environment });
clearInterval(timer);
const seconds = ((performance.now() - started) / 1000).toFixed(1);

const sha256 = createHash("sha256");
if (code === 0) {
  const Key = `releases/${outputs.release}/artifact.tar.zst`;
  const { Body } = await account.client.send(new GetObjectCommand({ Bucket: bucket, Key }));
  for await (const chunk of Body as AsyncIterable<Uint8Array>) sha256.update(chunk);
}
await account.close();

const peakMb = Math.round(peak / 1e6);
const arrived = code === 0 && sha256.digest("hex") === outputs.digest;
console.log(
  JSON.stringify({
    artifact_bytes: Number(outputs.bytes),
    peak_mb: peakMb,
    limit_mb: LIMIT_MB,
    seconds,
    arrived,
    error,
  }),
);
process.exitCode = arrived && peak > 0 && peakMb <= LIMIT_MB ? 0 : 1;
