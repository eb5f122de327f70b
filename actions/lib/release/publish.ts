import type { Manifest } from "../../../schema/manifest.ts";
import { type ArtifactFile, ReleaseConflict, type ReleaseStore, type StoredArtifact } from "./store.ts";

/** What this run had to write; nothing at all when the release was there already. */
export interface Published {
  artifact: "stored" | "exists";
  manifest: "stored" | "exists";
}

/**
 * Artifact first, manifest last, both write-once: a crash in between leaves an artifact without manifest, which the next
 * run completes; two runs at once end with one set of objects, which the loser compares with its own.
 */
export async function publish(
  store: ReleaseStore,
  manifest: Manifest,
  file: ArtifactFile,
  signal: AbortSignal,
): Promise<Published> {
  const { id } = manifest;
  const where = store.uri(id);
  const same = (stored: StoredArtifact | undefined) => {
    const sha256 = stored?.sha256 ?? "none";
    if (sha256 !== file.sha256) throw new ReleaseConflict(id, where, sha256, file.sha256);
  };

  const [known, stored] = await Promise.all([store.manifest(id), store.artifact(id)]);
  if (known) same(known.artifact);
  if (stored) same(stored);

  const artifact = stored ? "exists" : await store.putArtifact(id, file, signal);
  if (!stored && artifact === "exists") same(await store.artifact(id));

  const written = known ? "exists" : await store.putManifest(manifest);
  if (!known && written === "exists") same((await store.manifest(id))?.artifact);
  return { artifact, manifest: written };
}
