import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Entry } from "./version.ts";

/**
 * A key's entry on disk, replaced as a whole. Each write has a name of its own, entry-<n>.json, and the highest counts:
 * renaming over an existing file would be simpler, but makes ext4 flush it, milliseconds in which no other request is answered.
 */
export class EntryFiles {
  #numbers = new Map<string, number>();

  /** Every key's newest entry below `root`; older ones that a kill left behind are removed. */
  load(root: string): Entry[] {
    const newest = new Map<string, number>();
    for (const file of readdirSync(root, { recursive: true, encoding: "utf8" })) {
      const number = Number(/entry-(\d+)\.json$/.exec(file)?.[1] ?? Number.NaN);
      const folder = join(root, dirname(file));
      if (number >= 0) newest.set(folder, Math.max(number, newest.get(folder) ?? 0));
    }
    return [...newest].map(([folder, number]) => {
      this.#numbers.set(folder, number);
      this.#removeOlder(folder, number);
      return JSON.parse(readFileSync(path(folder, number), "utf8")) as Entry;
    });
  }

  write(folder: string, entry: Entry): void {
    const before = this.#numbers.get(folder);
    const number = (before ?? 0) + 1;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "entry.new"), JSON.stringify(entry));
    renameSync(join(folder, "entry.new"), path(folder, number));
    this.#numbers.set(folder, number);
    if (before !== undefined) rmSync(path(folder, before), { force: true });
  }

  remove(folder: string): void {
    const number = this.#numbers.get(folder);
    if (number === undefined) return;
    this.#numbers.delete(folder);
    rmSync(path(folder, number), { force: true });
  }

  #removeOlder(folder: string, newest: number): void {
    for (const name of readdirSync(folder)) {
      if (name.startsWith("entry") && name !== `entry-${newest}.json`) rmSync(join(folder, name), { force: true });
    }
  }
}

const path = (folder: string, number: number) => join(folder, `entry-${number}.json`);
