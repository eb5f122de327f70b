import * as z from "zod";
import { HostConfig } from "./app-config.ts";

/** `<commit7>-<digest12>`: the first 7 hex digits of the commit and the first 12 of the artifact's SHA-256. */
export const ReleaseId = z.string().regex(/^[0-9a-f]{7}-[0-9a-f]{12}$/, "is not a release id (<commit7>-<digest12>)");
export type ReleaseId = z.infer<typeof ReleaseId>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "is not a SHA-256 in lower-case hex");
const count = z.int().nonnegative();

/** `releases/<id>/release.json`: written once, after the artifact. Sizes in bytes. */
export const Manifest = z.strictObject({
  schema: z.literal(1),
  id: ReleaseId,
  commit: z.string().regex(/^[0-9a-f]{40}$/, "is not a full commit hash"),
  ref: z.string().max(512),
  run: z.string().max(2048),
  created: z.iso.datetime(),
  artifact: z.strictObject({ key: z.string(), sha256, bytes: count }),
  unpacked: z.strictObject({ files: count, bytes: count }),
  config: HostConfig,
});
export type Manifest = z.infer<typeof Manifest>;

export function releaseId(commit: string, digest: string): ReleaseId {
  return ReleaseId.parse(`${commit.slice(0, 7)}-${digest.slice(0, 12)}`);
}

/** The keys of design §4; every reader and writer of the artifact bucket takes them from here. */
export const keys = {
  artifact: (id: ReleaseId) => `releases/${id}/artifact.tar.zst`,
  manifest: (id: ReleaseId) => `releases/${id}/release.json`,
  current: (environment: string) => `environments/${environment}/current.json`,
  history: (environment: string, sequence: number) =>
    `environments/${environment}/history/${String(sequence).padStart(8, "0")}.json`,
  lease: (environment: string) => `environments/${environment}/lease.json`,
  bad: (environment: string, id: ReleaseId) => `environments/${environment}/bad/${id}.json`,
  evidence: (environment: string, rollout: string, host: string, operation: string) =>
    `environments/${environment}/logs/${rollout}/${host}-${operation}.json`,
  /** Of all rollouts whose ids begin alike. */
  rollouts: (environment: string, prefix: string) => `environments/${environment}/rollouts/${prefix}`,
  rollout: (environment: string, rollout: string) => `environments/${environment}/rollouts/${rollout}.json`,
};

/** Everything that a manifest must say of itself to be the manifest of `id`; throws what is wrong. */
export function parseManifest(id: ReleaseId, text: string): Manifest {
  const manifest = Manifest.parse(JSON.parse(text));
  const { key, sha256 } = manifest.artifact;
  if (manifest.id !== id) throw new Error(`it is the manifest of ${manifest.id}`);
  if (key !== keys.artifact(id)) throw new Error(`its artifact is elsewhere: ${key}`);
  if (releaseId(manifest.commit, sha256) !== id) throw new Error("its commit and digest make another id");
  return manifest;
}
