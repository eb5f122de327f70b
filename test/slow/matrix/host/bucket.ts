import { artifactKey, manifestKey } from "../../../shell/lab/lab.ts";
import { makeRelease } from "../../../shell/lab/releases.ts";
import type { Bench } from "./bench.ts";
import { done, type End, failed, type Row, unchanged } from "./cell.ts";

/** What the bucket does to a host that fetches a release; everything else needs no bucket. */

const fault =
  (name: string, value: string) =>
  async ({ lab }: Bench): Promise<undefined> => {
    lab.faults.set(name, value);
  };

const at = (words: string, name: string, value: string, end: End): Row => ({
  fault: words,
  inject: fault(name, value),
  ends: { stage: end },
});

const without =
  (key: "manifest" | "artifact") =>
  async ({ lab }: Bench) => {
    const { id, manifest, archive } = await makeRelease({ text: `no ${key}` });
    if (key === "manifest") await lab.put(artifactKey(id), archive);
    else await lab.put(manifestKey(id), JSON.stringify(manifest));
    return id;
  };

/** Other bytes in the artifact's place, of the same length or not. */
const swapped =
  (longer: number) =>
  async ({ lab }: Bench) => {
    const { id, manifest, archive } = await makeRelease({ text: `swapped ${longer}` });
    const other = Buffer.concat([archive, Buffer.alloc(longer)]);
    other[200] = (other[200] ?? 0) ^ 1;
    await lab.put(artifactKey(id), other);
    await lab.put(manifestKey(id), JSON.stringify(manifest));
    return id;
  };

const lying =
  (text: string, change: (manifest: Record<string, unknown>) => unknown) =>
  async ({ lab }: Bench) => {
    const { id, manifest, archive } = await makeRelease({ text });
    await lab.put(artifactKey(id), archive);
    await lab.put(
      manifestKey(id),
      JSON.stringify(change(structuredClone(manifest) as unknown as Record<string, unknown>)),
    );
    return id;
  };

const nowhere = { AWS_ENDPOINT_URL: "http://127.0.0.1:9" };

export const bucket: Row[] = [
  { fault: "S3 404: no manifest", release: without("manifest"), ends: { stage: failed("manifest") } },
  { fault: "S3 404: no artifact", release: without("artifact"), ends: { stage: failed("verify") } },
  at("S3 404 for the artifact alone", "absent", "GetObject@artifact.tar:1", failed("verify")),
  at("S3 403", "denied", "GetObject:99", failed("download")),
  at("S3 503 once", "unavailable", "GetObject:1", done),
  at("S3 503 for ever", "unavailable", "GetObject:99", failed("download")),
  at("S3 slows down for ever", "throttle", "GetObject:99", failed("download")),
  at("S3 is slow", "slow", "GetObject:700", done),
  at("S3 cuts the connection once", "lost-reply", "GetObject:1", done),
  at("S3 breaks the artifact off once", "truncate", "GetObject@artifact.tar:1", done),
  at("S3 breaks the artifact off for ever", "truncate", "GetObject@artifact.tar:99", failed("download")),
  at("S3 sends other bytes of the artifact once", "wrong-checksum", "GetObject@artifact.tar:1", done),
  at("S3 sends other bytes of the artifact for ever", "wrong-checksum", "GetObject@artifact.tar:99", failed("verify")),
  at("S3 sends other bytes of the manifest", "wrong-checksum", "GetObject@release.json:99", failed("manifest")),
  { fault: "somebody changed one bit of the artifact", release: swapped(0), ends: { stage: failed("verify") } },
  { fault: "somebody made the artifact longer", release: swapped(10), ends: { stage: failed("verify") } },
  {
    fault: "the manifest is another release's",
    release: lying("other id", (m) => ({ ...m, id: "1111111-222222222222" })),
    ends: { stage: failed("manifest") },
  },
  { fault: "the manifest is empty", release: lying("empty", () => ({})), ends: { stage: failed("manifest") } },
  {
    fault: "S3 cannot be reached",
    environment: nowhere,
    ends: { status: unchanged, stage: failed("download"), switch: done, commit: done, revert: done, prune: done },
  },
];
