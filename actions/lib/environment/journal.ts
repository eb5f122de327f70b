import { keys } from "../../../schema/bucket-keys.ts";
import type { RolloutId } from "../../../schema/ids.ts";
import { type Decision, Journal, type Phase } from "../../../schema/records.ts";
import { Problem } from "../text/problem.ts";
import { type Records, readAs, type Stored } from "./records.ts";

/** Nothing is left to do for a rollout in one of these phases. */
export const isFinished = (journal: Journal) => ["done", "refused", "rolled-back", "abandoned"].includes(journal.phase);

export class JournalTaken extends Problem {
  constructor(key: string) {
    super(
      `The rollout's journal (${key}) was written by another run, which took the environment over while this one was ` +
        "held up. This run stops here; that run's log tells what became of the hosts.",
    );
  }
}

/** A rollout's journal as one run sees it. Every write is compare-and-swap, so a run that lost its lease cannot overrule the next. */
export class JournalFile {
  readonly #records: Records;
  readonly #key: string;
  #journal: Journal;
  #version: string;

  private constructor(records: Records, key: string, stored: Stored<Journal>) {
    this.#records = records;
    this.#key = key;
    this.#journal = stored.value;
    this.#version = stored.version;
  }

  static async create(records: Records, environment: string, journal: Journal): Promise<JournalFile> {
    const key = keys.rollout(environment, journal.rollout);
    const version = await records.write(key, journal, undefined);
    if (version === undefined) throw new JournalTaken(key);
    return new JournalFile(records, key, { value: journal, version });
  }

  /** The newest journal that began at this place of the ledger. Rollout ids end in the fence, so they sort by age. */
  static async newest(records: Records, environment: string, sequence: number): Promise<JournalFile | undefined> {
    const prefix = keys.rollouts(environment, `${String(sequence).padStart(8, "0")}-`);
    const key = (await records.list(prefix)).at(-1);
    return key === undefined ? undefined : JournalFile.#read(records, key);
  }

  static open(records: Records, environment: string, rollout: RolloutId): Promise<JournalFile | undefined> {
    return JournalFile.#read(records, keys.rollout(environment, rollout));
  }

  static async #read(records: Records, key: string): Promise<JournalFile | undefined> {
    const stored = await readAs(records, key, Journal);
    return stored === undefined ? undefined : new JournalFile(records, key, stored);
  }

  get journal(): Journal {
    return this.#journal;
  }

  /**
   * Writes the decision, and answers the one that stands: a decision is made once, and a write whose reply was lost, or a run
   * that took over, may have made it before.
   */
  async decide(decision: Decision, at: string): Promise<Decision> {
    if (this.#journal.decision !== null) return this.#journal.decision;
    const next: Journal = { ...this.#journal, phase: decision, decision, updated: at };
    if (await this.#write(next)) return decision;
    const stored = await readAs(this.#records, this.#key, Journal);
    if (stored === undefined || stored.value.decision === null) throw new JournalTaken(this.#key);
    this.#journal = stored.value;
    this.#version = stored.version;
    return stored.value.decision;
  }

  async enter(phase: Phase, at: string): Promise<void> {
    if (this.#journal.phase === phase) return;
    if (!(await this.#write({ ...this.#journal, phase, updated: at }))) throw new JournalTaken(this.#key);
  }

  async #write(next: Journal): Promise<boolean> {
    const version = await this.#records.write(this.#key, next, this.#version);
    if (version === undefined) return false;
    this.#journal = next;
    this.#version = version;
    return true;
  }
}
