import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DataFiles } from "./data-files.ts";
import { EntryFiles } from "./entry-files.ts";
import { SortedKeys } from "./sorted-keys.ts";
import type { Encryption, Entry, Version, Versioning } from "./version.ts";

export interface BucketSettings {
  created: string;
  versioning?: "Enabled" | "Suspended";
  encryption?: Encryption;
}

export type NewVersion = Omit<Version, "id" | "marker" | "modified" | "files">;

/**
 * A bucket on disk: bucket.json, and per key a folder with its entry and the data files. Every change is made synchronously, so
 * it is atomic for the other requests of this process; the entry is replaced as a whole, so it is for a crash too.
 */
export class Bucket {
  readonly name: string;
  readonly folder: string;
  readonly dataFiles = new DataFiles();
  readonly keys = new SortedKeys();
  #settings: BucketSettings;
  #entryFiles = new EntryFiles();
  #entries = new Map<string, Entry>();
  #changes = new Map<string, number>();

  constructor(name: string, folder: string, settings: BucketSettings) {
    this.name = name;
    this.folder = folder;
    this.#settings = settings;
    mkdirSync(join(folder, "objects"), { recursive: true });
    mkdirSync(join(folder, "uploads"), { recursive: true });
    rmSync(this.incoming, { recursive: true, force: true });
    mkdirSync(this.incoming);
    for (const entry of this.#entryFiles.load(join(folder, "objects"))) this.#add(entry);
  }

  /** Where bodies land before they are checked; emptied at every start. */
  get incoming(): string {
    return join(this.folder, "incoming");
  }

  get settings(): Readonly<BucketSettings> {
    return this.#settings;
  }

  get versioning(): Versioning {
    return this.#settings.versioning;
  }

  configure(change: Partial<BucketSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    replaceJson(join(this.folder, "bucket.json"), this.#settings);
  }

  entry(key: string): Entry | undefined {
    return this.#entries.get(key);
  }

  /** The current version; undefined when there is none or it is a delete marker. */
  current(key: string): Version | undefined {
    const newest = this.#entries.get(key)?.versions[0];
    return newest?.marker ? undefined : newest;
  }

  /** Grows with every change of the key: two equal readings mean that nothing happened in between. */
  changes(key: string): number {
    return this.#changes.get(key) ?? 0;
  }

  paths(key: string, version: Version): string[] {
    return version.files.map((file) => join(this.#keyFolder(key), file.name));
  }

  /** Moves checked files (of this bucket's folder) in as the key's newest version. */
  commit(key: string, fresh: NewVersion, files: { path: string; size: number }[]): Version {
    const folder = this.#keyFolder(key);
    mkdirSync(folder, { recursive: true });
    const unique = randomBytes(6).toString("hex");
    const moved = files.map((file, index) => {
      const name = `${unique}-${index}`;
      renameSync(file.path, join(folder, name));
      return { name, size: file.size };
    });
    return this.#push(key, { ...fresh, files: moved, marker: false });
  }

  /** A delete marker on top, as a versioned bucket's delete does. */
  mark(key: string): Version {
    const nothing = { etag: "", size: 0, files: [], headers: {}, metadata: {} };
    return this.#push(key, { ...nothing, encryption: { algorithm: "AES256" }, marker: true });
  }

  /** Removes one version for good. */
  drop(key: string, versionId: string): Version | undefined {
    const versions = this.#entries.get(key)?.versions ?? [];
    const dropped = versions.find((one) => one.id === versionId);
    if (dropped)
      this.#save(
        key,
        versions.filter((one) => one !== dropped),
        [dropped],
      );
    return dropped;
  }

  #push(key: string, content: Omit<Version, "id" | "modified">): Version {
    const id = this.versioning === "Enabled" ? randomBytes(24).toString("base64url") : "null";
    const version = { ...content, id, modified: new Date().toISOString() };
    const before = this.#entries.get(key)?.versions ?? [];
    const replaced = before.filter((one) => one.id === id);
    this.#save(key, [version, ...before.filter((one) => one.id !== id)], replaced);
    return version;
  }

  #save(key: string, versions: Version[], gone: Version[]): void {
    if (versions.length > 0) this.#entryFiles.write(this.#keyFolder(key), { key, versions });
    else this.#entryFiles.remove(this.#keyFolder(key));
    this.#changes.set(key, this.changes(key) + 1);
    this.#add({ key, versions });
    for (const path of gone.flatMap((one) => this.paths(key, one))) this.dataFiles.remove(path);
  }

  #add(entry: Entry): void {
    if (entry.versions.length > 0) {
      this.#entries.set(entry.key, entry);
      this.keys.add(entry.key);
    } else {
      this.#entries.delete(entry.key);
      this.keys.delete(entry.key);
    }
  }

  /** By the key's hash: a key may hold `..`, any character and 1,024 bytes, a folder's name may not. */
  #keyFolder(key: string): string {
    const hash = createHash("sha256").update(key).digest("hex");
    return join(this.folder, "objects", hash.slice(0, 2), hash);
  }
}

export const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

export function replaceJson(path: string, value: unknown): void {
  writeFileSync(`${path}.new`, JSON.stringify(value));
  renameSync(`${path}.new`, path);
}

export const hasSettings = (folder: string) => existsSync(join(folder, "bucket.json"));
