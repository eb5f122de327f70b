import type { ReleaseId } from "../../../schema/ids.ts";
import type { Entry, Journal } from "../../../schema/records.ts";
import { Problem } from "../text/problem.ts";
import { isFinished, JournalFile } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import { MarkedBad, type Marks } from "./marks.ts";
import type { Records } from "./records.ts";

/** Places of the ledger that are looked at, newest first: hosts keep a handful of releases, and each look is a request. */
const MOST_LOOKS = 100;

export class NoWayBack extends Problem {
  constructor(environment: string, from: ReleaseId | undefined) {
    super(
      from === undefined
        ? `Nothing was ever deployed to '${environment}', so there is nothing to roll back. Nothing was touched.`
        : `There is no release to roll '${environment}' back to: before ${from} the ledger has none that was good on every host and ` +
            `is not marked bad (last ${MOST_LOOKS} entries). Nothing was touched. Deploy a release that you trust.`,
    );
  }
}

export class NeverServed extends Problem {
  constructor(environment: string, release: ReleaseId) {
    super(
      `Release ${release} was never good on every host of '${environment}' (last ${MOST_LOOKS} entries of its ledger), so it cannot ` +
        "be rolled back to. Nothing was touched. Deploy it, or name one that served; without 'release' the newest such is taken.",
    );
  }
}

/** Where a rollback goes, and why there: a sentence for the log. */
export interface RollbackTarget {
  release: ReleaseId;
  reason: string;
}

export interface EnvironmentHistory {
  environment: string;
  records: Records;
  ledger: Ledger;
  marks: Marks;
}

/** Throws NoWayBack, NeverServed or MarkedBad, with nothing touched. */
export async function chooseTarget(past: EnvironmentHistory, wanted: ReleaseId | undefined): Promise<RollbackTarget> {
  const { environment, ledger, marks } = past;
  const current = (await ledger.current())?.value;
  if (current === undefined) throw new NoWayBack(environment, undefined);
  if (wanted !== undefined) {
    const mark = await marks.bad(wanted);
    if (mark !== undefined) throw new MarkedBad(environment, wanted, mark);
    const served = await newest(ledger, current.sequence, (entry) => entry.release === wanted);
    if (served === undefined) throw new NeverServed(environment, wanted);
    return { release: wanted, reason: `asked for; good on every host at place ${served.sequence} of the ledger` };
  }
  const under = await underWay(past, current.sequence + 1);
  if (under?.kind === "rollback") return { release: under.release, reason: `rollback ${under.rollout} is finished` };
  if (under !== undefined && under.decision !== "commit") {
    return { release: current.release, reason: `deploy ${under.rollout} of ${under.release} is undone` };
  }
  const last = under === undefined ? await ledger.entry(current.sequence) : undefined;
  if (last?.kind === "rollback" && !last.good) {
    return { release: last.release, reason: `rollback ${last.rollout} is finished` };
  }
  const from = under?.release ?? current.release;
  const before = await newest(
    ledger,
    current.sequence,
    async ({ release }) => release !== from && (await marks.bad(release)) === undefined,
  );
  if (before === undefined) throw new NoWayBack(environment, from);
  return { release: before.release, reason: `the newest before ${from} that was good on every host` };
}

/** The rollout that is, or was when its run died, half way. */
async function underWay({ environment, records }: EnvironmentHistory, sequence: number): Promise<Journal | undefined> {
  const journal = (await JournalFile.newest(records, environment, sequence))?.journal;
  return journal === undefined || isFinished(journal) ? undefined : journal;
}

async function newest(
  ledger: Ledger,
  from: number,
  fits: (entry: Entry) => boolean | Promise<boolean>,
): Promise<Entry | undefined> {
  for (let at = from; at >= 1 && at > from - MOST_LOOKS; at--) {
    const entry = await ledger.entry(at);
    if (entry?.good && (await fits(entry))) return entry;
  }
  return undefined;
}
