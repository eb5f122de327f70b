/** Answers in place of the operation's own. */
export const answerFaults = ["throttle", "unavailable", "denied", "absent", "precondition"] as const;

/** The named faults of docs/architecture.md; each holds `TARGET` -> count, milliseconds or characters. */
export const faultNames = [
  ...answerFaults,
  "slow",
  "truncate",
  "wrong-checksum",
  "invocation-not-yet",
  "lost-reply",
  "undeliverable",
  "offline",
  "duplicate",
  "noisy",
  "odd-status",
] as const;
export type FaultName = (typeof faultNames)[number];

export class Faults {
  #active = new Map<FaultName, Map<string, number>>();
  #struck = new Map<string, number>();

  /** `value` is `TARGET[:N]`, or `off`; N defaults to 1. */
  set(name: string, value: string): void {
    const known = faultNames.find((one) => one === name);
    if (known === undefined) throw new Error(`There is no fault '${name}'; the faults are ${faultNames.join(", ")}.`);
    if (value === "off") {
      this.#active.delete(known);
      return;
    }
    const [target = "", count = "1"] = value.split(":");
    if (target === "" || !/^[0-9]{1,9}$/.test(count)) {
      throw new Error(`The fault '${name}=${value}' is not NAME=TARGET[:N], N a whole number, or NAME=off.`);
    }
    const targets = this.#active.get(known) ?? new Map<string, number>();
    targets.set(target, Number(count));
    this.#active.set(known, targets);
  }

  clear(): void {
    this.#active.clear();
    this.#struck.clear();
  }

  /**
   * The fault's number for this target without using it up: for milliseconds and the host faults. `about` is what the call is
   * about, its path or its JSON: a target `GetObject@lease.json` is met by those GetObjects alone that have the word in it.
   */
  peek(name: FaultName, target: string, about = ""): number | undefined {
    const found = this.#find(name, target, about);
    if (found === undefined) return undefined;
    const hit = `${name}=${found[0]}`;
    if (!this.#struck.has(hit)) this.#struck.set(hit, Date.now());
    return found[1];
  }

  /** Uses up one occurrence of a counted fault; true when it strikes. */
  strike(name: FaultName, target: string, about = ""): boolean {
    const found = this.#find(name, target, about);
    if (found === undefined || found[1] <= 0) return false;
    this.peek(name, target, about);
    this.#active.get(name)?.set(found[0], found[1] - 1);
    return true;
  }

  /** When each fault since the last `clear` struck first, by `NAME=TARGET`: milliseconds since 1970. */
  get struck(): ReadonlyMap<string, number> {
    return this.#struck;
  }

  #find(name: FaultName, target: string, about: string): [string, number] | undefined {
    return [...(this.#active.get(name) ?? [])].find(([one]) => {
      const [wanted, ...words] = one.split("@");
      return wanted === target && words.every((word) => about.includes(word));
    });
  }

  list(): Record<string, Record<string, number>> {
    return Object.fromEntries([...this.#active].map(([name, targets]) => [name, Object.fromEntries(targets)]));
  }
}
