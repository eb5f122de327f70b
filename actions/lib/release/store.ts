import type { ReleaseId } from "../../../schema/ids.ts";
import type { Manifest } from "../../../schema/manifest.ts";
import { Problem } from "../text/problem.ts";

/** What is known of an artifact that is already stored. */
export interface StoredArtifact {
  sha256: string;
  bytes: number;
}

/** An artifact on local disk, ready to be stored. */
export interface ArtifactFile extends StoredArtifact {
  path: string;
}

/** `exists`: the key was taken, nothing was written. Keys are write-once, so that is never an error by itself. */
export type Stored = "stored" | "exists";

/** Where releases live. Every write is write-once; no call replaces or removes anything. */
export interface ReleaseStore {
  /** undefined: there is no such release. Throws ManifestUnreadable when there is one that cannot be understood. */
  manifest(id: ReleaseId): Promise<Manifest | undefined>;
  artifact(id: ReleaseId): Promise<StoredArtifact | undefined>;
  putArtifact(id: ReleaseId, file: ArtifactFile, signal: AbortSignal): Promise<Stored>;
  putManifest(manifest: Manifest): Promise<Stored>;
  /** The artifact's address for people and outputs, such as `s3://bucket/key`. */
  uri(id: ReleaseId): string;
}

export class ManifestUnreadable extends Problem {
  constructor(id: ReleaseId, where: string, cause: unknown) {
    super(
      `The manifest of release ${id} (${where}) cannot be read: it was not written by this build action or by a newer one. ` +
        "Build the release again from a new commit, or use the actions' newest version.",
      { cause },
    );
  }
}

/** Another artifact already holds the id: 48 bits of the digest agree and the rest does not, so something is wrong. */
export class ReleaseConflict extends Problem {
  constructor(id: ReleaseId, where: string, stored: string, built: string) {
    super(
      `Release ${id} already exists with other bytes: ${where} has SHA-256 ${stored}, this build has ${built}. ` +
        "Nothing was written. Find out who wrote it; then build from a new commit.",
    );
  }
}
