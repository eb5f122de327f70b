import * as z from "zod";
import { HostConfig } from "./app-config.ts";
import { keys } from "./bucket-keys.ts";
import { ReleaseId } from "./ids.ts";

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

/** Everything that a manifest must say of itself to be the manifest of `id`; throws what is wrong. */
export function parseManifest(id: ReleaseId, text: string): Manifest {
  const manifest = Manifest.parse(JSON.parse(text));
  const { key, sha256 } = manifest.artifact;
  if (manifest.id !== id) throw new Error(`it is the manifest of ${manifest.id}`);
  if (key !== keys.artifact(id)) throw new Error(`its artifact is elsewhere: ${key}`);
  if (releaseId(manifest.commit, sha256) !== id) throw new Error("its commit and digest make another id");
  return manifest;
}
