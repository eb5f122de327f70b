import * as z from "zod";
import { Problem } from "../text/problem.ts";
import { type Records, readAs, type Stored } from "./records.ts";
import { keys, ReleaseId } from "../../../schema/manifest.ts";

/** `<seq8>-<hex8>`: its place in the ledger, and the fence that it began under. */
export const RolloutId = z.string().regex(/^[0-9]{8}-[0-9a-f]{8}$/);
export type RolloutId = z.infer<typeof RolloutId>;

const sequence = z.int().min(1).max(99_999_999);
const fence = z.int().nonnegative();

/** `environments/<env>/current.json`. The order of releases is `sequence`, never a time. */
export const Current = z.strictObject({
  schema: z.literal(1),
  release: ReleaseId,
  previous: ReleaseId.nullable(),
  sequence,
  rollout: RolloutId,
  fence,
  at: z.iso.datetime(),
});
export type Current = z.infer<typeof Current>;

/** `environments/<env>/history/<seq8>.json`. `good`: every host committed it. */
export const Entry = z.strictObject({
  schema: z.literal(1),
  sequence,
  kind: z.enum(["deploy", "rollback"]),
  release: ReleaseId,
  previous: ReleaseId.nullable(),
  rollout: RolloutId,
  run: z.string(),
  actor: z.string(),
  hosts: z.array(z.string()),
  good: z.boolean(),
  /** Of a rollback: why the release before it was undone. */
  reason: z.string().optional(),
  at: z.iso.datetime(),
});
export type Entry = z.infer<typeof Entry>;

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
   * that made it and the one that settles it: whoever is second finds it done.
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
