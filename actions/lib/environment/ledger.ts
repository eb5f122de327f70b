import { keys } from "../../../schema/bucket-keys.ts";
import { Current, Entry } from "../../../schema/records.ts";
import { Problem } from "../text/problem.ts";
import { type Records, readAs, type Stored } from "./records.ts";

export class LedgerMoved extends Problem {
  constructor(environment: string, key: string) {
    super(
      `The ledger of '${environment}' was moved by another run (${key}) while this one held the lease. ` +
        "Look at that run's log; then start this deploy again.",
    );
  }
}

/** The environment's history: which release is current, and every one that ever was. */
export class Ledger {
  readonly #records: Records;
  readonly #environment: string;

  constructor(records: Records, environment: string) {
    this.#records = records;
    this.#environment = environment;
  }

  current(): Promise<Stored<Current> | undefined> {
    return readAs(this.#records, keys.current(this.#environment), Current);
  }

  async entry(at: number): Promise<Entry | undefined> {
    return (await readAs(this.#records, keys.history(this.#environment, at), Entry))?.value;
  }

  /**
   * Compare-and-swap: throws LedgerMoved unless `from` is still current. Two runs may come to the end of one rollout, the one
   * that made it and the one that recovers it: the second finds it done.
   */
  async move(to: Current, from: Stored<Current> | undefined): Promise<void> {
    const key = keys.current(this.#environment);
    if ((await this.#records.write(key, to, from?.version)) !== undefined) return;
    if ((await this.current())?.value.rollout !== to.rollout) throw new LedgerMoved(this.#environment, key);
  }

  async append(entry: Entry): Promise<void> {
    const key = keys.history(this.#environment, entry.sequence);
    if ((await this.#records.write(key, entry, undefined)) !== undefined) return;
    if ((await this.entry(entry.sequence))?.rollout !== entry.rollout) throw new LedgerMoved(this.#environment, key);
  }
}
