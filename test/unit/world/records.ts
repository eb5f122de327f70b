import type { Records, Stored } from "../../../actions/lib/environment/records.ts";

/** Compare-and-swap as S3 does it: If-Match and If-None-Match, strongly consistent; a version is never used twice. */
export class MemoryRecords implements Records {
  readonly #stored = new Map<string, { text: string; version: string }>();
  #writes = 0;
  /** Keys whose next write throws, after it was carried out or instead of it. */
  readonly broken = new Map<string, "before" | "after">();
  /** Called before a write of the key, to let another run be quicker. */
  readonly intruders = new Map<string, () => void>();

  async read(key: string): Promise<Stored<unknown> | undefined> {
    if (typeof key !== "string") throw new TypeError("a record has a key");
    const stored = this.#stored.get(key);
    return stored && { value: JSON.parse(stored.text), version: stored.version };
  }

  async write(key: string, value: unknown, version: string | undefined): Promise<string | undefined> {
    await Promise.resolve();
    this.#intrude(key);
    const trouble = this.#trouble(key);
    if (trouble === "before") throw new Error(`the write of ${key} was refused`);
    if (this.#stored.get(key)?.version !== version) return undefined;
    const written = this.put(key, value);
    if (trouble === "after") throw new Error(`the reply to the write of ${key} was lost`);
    return written;
  }

  async list(prefix: string): Promise<string[]> {
    return [...this.#stored.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  /** An unconditional write, as the world outside makes it. */
  put(key: string, value: unknown): string {
    const version = `"${++this.#writes}"`;
    this.#stored.set(key, { text: JSON.stringify(value), version });
    return version;
  }

  /** Somebody removed it. */
  drop(key: string): void {
    this.#stored.delete(key);
  }

  get(key: string): unknown {
    const stored = this.#stored.get(key);
    return stored && JSON.parse(stored.text);
  }

  get everything(): Record<string, unknown> {
    return Object.fromEntries([...this.#stored].map(([key, { text }]) => [key, JSON.parse(text)]));
  }

  /** Everything but the lease, for "nothing was written". */
  get snapshot(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this.everything).filter(([key]) => !key.endsWith("/lease.json")));
  }

  #intrude(key: string): void {
    const intruder = [...this.intruders].find(([end]) => key.endsWith(end));
    if (intruder === undefined) return;
    this.intruders.delete(intruder[0]);
    intruder[1]();
  }

  #trouble(key: string): "before" | "after" | undefined {
    const found = [...this.broken].find(([end]) => key.endsWith(end));
    if (found !== undefined) this.broken.delete(found[0]);
    return found?.[1];
  }
}
