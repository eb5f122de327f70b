import { beforeEach, describe, expect, test } from "vitest";
import { publish } from "../../../actions/lib/release/publish.ts";
import {
  type ArtifactFile,
  ManifestUnreadable,
  ReleaseConflict,
  type ReleaseStore,
  type StoredArtifact,
} from "../../../actions/lib/release/store.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import { type Manifest, releaseId } from "../../../schema/manifest.ts";

const sha256 = "ab".repeat(32);
const commit = "0123456".padEnd(40, "0");
const id = releaseId(commit, sha256);
const file: ArtifactFile = { path: "/x", sha256, bytes: 7 };
const manifest = { id, commit, artifact: { key: keys.artifact(id), sha256, bytes: 7 } } as Manifest;
const signal = new AbortController().signal;

/** Write-once as S3 is; `rival` writes at the named moment, just before this run does. */
class MemoryStore implements ReleaseStore {
  artifacts = new Map<string, StoredArtifact>();
  manifests = new Map<string, Manifest>();
  written: string[] = [];
  asked: string[] = [];
  rival: { before: "artifact" | "manifest"; sha256: string } | undefined;

  uri = (one: string) => `memory:${one}`;
  async manifest(one: string) {
    this.asked.push("manifest?");
    return this.manifests.get(one);
  }

  async artifact(one: string) {
    this.asked.push("artifact?");
    return this.artifacts.get(one);
  }

  async putArtifact(one: string, stored: ArtifactFile) {
    this.asked.push("artifact");
    if (this.rival?.before === "artifact") this.artifacts.set(one, { sha256: this.rival.sha256, bytes: 7 });
    if (this.artifacts.has(one)) return "exists" as const;
    this.artifacts.set(one, stored);
    this.written.push("artifact");
    return "stored" as const;
  }

  async putManifest(one: Manifest) {
    this.asked.push("manifest");
    if (this.rival?.before === "manifest") {
      this.manifests.set(one.id, { ...one, artifact: { ...one.artifact, sha256: this.rival.sha256 } });
    }
    if (this.manifests.has(one.id)) return "exists" as const;
    this.manifests.set(one.id, one);
    this.written.push("manifest");
    return "stored" as const;
  }
}

let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore();
});

describe("publishing a release", () => {
  test("writes the artifact first and the manifest last", async () => {
    expect(await publish(store, manifest, file, signal)).toEqual({ artifact: "stored", manifest: "stored" });
    expect(store.written).toEqual(["artifact", "manifest"]);
    // What it has written itself it does not look at again.
    expect(store.asked).toEqual(["manifest?", "artifact?", "artifact", "manifest"]);
  });

  test("that is there already writes nothing", async () => {
    await publish(store, manifest, file, signal);
    [store.written, store.asked] = [[], []];
    expect(await publish(store, manifest, file, signal)).toEqual({ artifact: "exists", manifest: "exists" });
    expect(store.written).toEqual([]);
    expect(store.asked).toEqual(["manifest?", "artifact?"]);
  });

  test("that lost its artifact brings it back", async () => {
    store.manifests.set(id, manifest);
    expect(await publish(store, manifest, file, signal)).toEqual({ artifact: "stored", manifest: "exists" });
  });

  test.each(["artifact", "manifest"] as const)(
    "that a rival writes first (%s) ends well with the rival's",
    async (before) => {
      store.rival = { before, sha256 };
      expect(await publish(store, manifest, file, signal)).toMatchObject({ [before]: "exists" });
    },
  );

  test.each(["artifact", "manifest"] as const)(
    "that a rival is said to have written, and has not (%s), is refused",
    async (key) => {
      if (key === "artifact") store.putArtifact = async () => "exists";
      else store.putManifest = async () => "exists";
      await expect(publish(store, manifest, file, signal)).rejects.toThrow(/SHA-256 none/);
    },
  );

  const other = "cd".repeat(32);
  test.each<[string, () => void]>([
    ["an artifact", () => store.artifacts.set(id, { sha256: other, bytes: 7 })],
    ["an artifact of unknown digest", () => store.artifacts.set(id, { sha256: "unknown", bytes: 7 })],
    ["a manifest", () => store.manifests.set(id, { ...manifest, artifact: { ...manifest.artifact, sha256: other } })],
    ["a rival's artifact", () => Object.assign(store, { rival: { before: "artifact", sha256: other } })],
    ["a rival's manifest", () => Object.assign(store, { rival: { before: "manifest", sha256: other } })],
  ])("over %s of other bytes is refused", async (_, arrange) => {
    arrange();
    await expect(publish(store, manifest, file, signal)).rejects.toThrow(ReleaseConflict);
  });
});

test("a manifest that cannot be read is told by release, place and cause", () => {
  const cause = new Error("not JSON");
  const error = new ManifestUnreadable(id, "s3://bucket/key", cause);
  for (const part of [id, "s3://bucket/key"]) expect(error.message).toContain(part);
  expect(error.cause).toBe(cause);
});
