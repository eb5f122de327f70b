import { keys } from "../../../schema/bucket-keys.ts";
import { type Journal, LeaseRecord } from "../../../schema/records.ts";
import type { Log } from "../text/log.ts";
import type { Clock } from "../time/clock.ts";
import { iso } from "../time/clock.ts";
import { isFinished, JournalFile } from "./journal.ts";
import { GIVEN_BACK } from "./lease.ts";
import { Ledger } from "./ledger.ts";
import { type Records, readAs } from "./records.ts";

export interface KilledRun {
  records: Records;
  environment: string;
  /** Of the run that was killed. */
  holder: string;
  clock: Clock;
  log: Log;
}

/**
 * After a run that was killed: gives its lease back when its rollout is settled or was never begun, so that the next run need
 * not wait for it to expire. A rollout that is half way keeps the lease until then: commands of it may be on their way.
 */
export async function reclaimLease({ records, environment, holder, clock, log }: KilledRun): Promise<void> {
  const key = keys.lease(environment);
  const stored = await readAs(records, key, LeaseRecord);
  if (stored?.value.holder !== holder || Date.parse(stored.value.expires) <= clock.now()) return;
  const half = await halfWay(records, environment);
  if (half !== undefined) {
    log.warn(
      `The run was killed in the middle of rollout ${half.rollout} (${half.phase}). Each host serves the old or the new release; the ` +
        `next run settles it once the lease has expired (${stored.value.expires}), or each host by itself at its deadline.`,
    );
    return;
  }
  const given = await records.write(key, { ...stored.value, expires: iso(GIVEN_BACK) }, stored.version);
  if (given !== undefined) log.info(`The lease of '${environment}' was given back: nothing of this run is half way.`);
}

async function halfWay(records: Records, environment: string): Promise<Journal | undefined> {
  const current = (await new Ledger(records, environment).current())?.value;
  const next = await JournalFile.newest(records, environment, (current?.sequence ?? 0) + 1);
  const last = current && (await JournalFile.open(records, environment, current.rollout));
  return [next, last].find((file) => file !== undefined && !isFinished(file.journal))?.journal;
}
