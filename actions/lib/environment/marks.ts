import { keys } from "../../../schema/bucket-keys.ts";
import type { ReleaseId } from "../../../schema/ids.ts";
import { type Mark, MarkRecord } from "../../../schema/records.ts";
import { Problem } from "../text/problem.ts";
import { type Records, readAs } from "./records.ts";

export class MarkedBad extends Problem {
  constructor(environment: string, release: ReleaseId, { actor, at, reason, run }: Mark) {
    super(
      `Release ${release} is marked bad in '${environment}': "${reason}" (${actor}, ${at}, ${run}). Nothing was touched. ` +
        "Take another release; or, when it was not to blame, deploy this one with 'unmark: true'.",
    );
  }
}

class MarkUnwritten extends Problem {
  constructor(key: string) {
    super(`The mark ${key} was written by others each time this run tried. Start it again.`);
  }
}

const TRIES = 4;

/** Which releases an environment was rolled back from. */
export class Marks {
  readonly #records: Records;
  readonly #environment: string;

  constructor(records: Records, environment: string) {
    this.#records = records;
    this.#environment = environment;
  }

  /** The mark that makes the release a bad one; undefined: nothing is held against it. */
  async bad(release: ReleaseId): Promise<Mark | undefined> {
    const last = (await this.#read(release))?.value.marks.at(-1);
    return last?.bad ? last : undefined;
  }

  /** Idempotent: a release of which the same was said last is left as it is. */
  async add(release: ReleaseId, mark: Mark): Promise<void> {
    const key = keys.bad(this.#environment, release);
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const stored = await this.#read(release);
      const marks = stored?.value.marks ?? [];
      if ((marks.at(-1)?.bad ?? false) === mark.bad) return;
      const value = { schema: 1, release, marks: [...marks, mark] };
      if ((await this.#records.write(key, value, stored?.version)) !== undefined) return;
    }
    throw new MarkUnwritten(key);
  }

  #read(release: ReleaseId) {
    return readAs(this.#records, keys.bad(this.#environment, release), MarkRecord);
  }
}
