import { appendFileSync } from "node:fs";

/** A request that was allowed: who, what, and the statement that allowed it. */
export interface Allowed {
  role: string;
  action: string;
  resource: string;
  by: string;
  /** The resource's own statement, where it has a policy that speaks of this. */
  consentedBy?: string;
}
export interface Denied {
  role: string;
  action: string;
  resource: string;
  deniedBy?: string;
  because: string;
}
type Counted<T> = T & { count: number };

/** What was asked and answered, each kind of request once with its count. */
export class Book {
  #allowed = new Map<string, Counted<Allowed>>();
  #denied = new Map<string, Counted<Denied>>();
  #file: string | undefined;

  /** `file` gets each new kind of request as one JSON object a line; several sandboxes may share it. */
  constructor(file?: string) {
    this.#file = file;
  }

  allow(line: Allowed): void {
    if (count(this.#allowed, line)) this.#write(line);
  }

  deny(line: Denied): void {
    if (count(this.#denied, line)) this.#write(line);
  }

  get allowed(): Counted<Allowed>[] {
    return [...this.#allowed.values()];
  }

  get denied(): Counted<Denied>[] {
    return [...this.#denied.values()];
  }

  clear(): void {
    this.#allowed.clear();
    this.#denied.clear();
  }

  #write(line: Allowed | Denied): void {
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}

/** True when it is the first of its kind. */
function count<T extends object>(lines: Map<string, Counted<T>>, line: T): boolean {
  const key = Object.values(line).join("\n");
  const known = lines.get(key);
  if (known === undefined) lines.set(key, { ...line, count: 1 });
  else known.count += 1;
  return known === undefined;
}
