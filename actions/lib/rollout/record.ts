import type { ReleaseId } from "../../../schema/ids.ts";
import type { Current } from "../../../schema/records.ts";
import type { JournalFile } from "../environment/journal.ts";
import { Marks } from "../environment/marks.ts";
import type { RolloutRun } from "./run.ts";

/** A release that is deployed again does not become its own predecessor. */
export const previousOf = (current: Current | undefined, release: ReleaseId): ReleaseId | null =>
  current?.release === release ? current.previous : (current?.release ?? null);

/**
 * The end of a rollout whose hosts have committed, this run's or an earlier one's: current, then history, then the journal, each
 * of which a later run completes. `good`: every host has committed. Throws LedgerMoved or JournalTaken.
 */
export async function record(run: RolloutRun, file: JournalFile, good: boolean): Promise<void> {
  const { current: from, ledger, lease, ports, request } = run;
  const { release, rollout, kind, run: by, actor, hosts, reason } = file.journal;
  const at = run.now();
  const sequence = (from?.value.sequence ?? 0) + 1;
  const previous = previousOf(from?.value, release);
  if (kind === "rollback" && from !== undefined && from.value.release !== release) {
    // First, for a later run completes the rest: the next rollback must not take this for a release to go back to.
    const mark = { bad: true, reason: reason ?? "", run: by, actor, rollout, at };
    await new Marks(ports.records, request.environment).add(from.value.release, mark);
  }
  await ledger.move({ schema: 1, release, previous, sequence, rollout, fence: lease.fence, at }, from);
  const what = { kind, release, previous, rollout, run: by, actor, hosts, good, reason };
  await ledger.append({ schema: 1, sequence, ...what, at });
  await file.enter("done", at);
}
