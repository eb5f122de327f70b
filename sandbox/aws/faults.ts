/** The named faults of docs/architecture.md; each holds `TARGET` -> count or milliseconds. */
export const faultNames = [
  "throttle",
  "slow",
  "truncate",
  "wrong-checksum",
  "invocation-not-yet",
  "lost-reply",
  "undeliverable",
  "offline",
] as const;
export type FaultName = (typeof faultNames)[number];

export class Faults {
  #active = new Map<FaultName, Map<string, number>>();

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
  }

  /** The fault's number for this target without using it up: for `slow` (milliseconds) and the host faults. */
  peek(name: FaultName, target: string): number | undefined {
    return this.#active.get(name)?.get(target);
  }

  /** Uses up one occurrence of a counted fault; true when it strikes. */
  strike(name: FaultName, target: string): boolean {
    const left = this.peek(name, target);
    if (left === undefined || left <= 0) return false;
    this.#active.get(name)?.set(target, left - 1);
    return true;
  }

  list(): Record<string, Record<string, number>> {
    return Object.fromEntries([...this.#active].map(([name, targets]) => [name, Object.fromEntries(targets)]));
  }
}
