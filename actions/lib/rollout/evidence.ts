import { keys } from "../../../schema/bucket-keys.ts";
import { type Failure, list } from "../fleet/failure.ts";
import { plain } from "../text/plain.ts";
import { messageOf } from "../text/problem.ts";
import type { Evidence, RolloutResult } from "./result.ts";
import type { RolloutRun } from "./run.ts";

/** At most this many hosts' logs are kept: more tell nothing new. */
const MOST_KEPT = 20;

/**
 * Keeps what hosts that failed had to say beside the ledger, where it outlives SSM's 30 days and its listing's cuts. Best effort:
 * a log that could not be kept is a warning. The answer has the keys of those that were.
 */
export async function keepEvidence(run: RolloutRun, result: RolloutResult): Promise<RolloutResult> {
  const { ports } = run;
  if (!("failures" in result) || ports.signal.aborted) return result;
  const told = result.failures.filter(({ log }) => log !== "").slice(0, MOST_KEPT);
  const { rollout } = run.journal.journal;
  const { environment, release } = result;
  const evidence: Evidence[] = [];
  const lost: Failure[] = [];
  let why: string | undefined;
  const keep = async (failure: Failure) => {
    const { log, ...facts } = failure;
    const { host, operation } = facts;
    const key = keys.evidence(environment, rollout, host, operation);
    const lines = log.split(/\r?\n/).map((line) => plain(line, 2_000));
    try {
      const value = { schema: 1, rollout, release, ...facts, at: run.now(), lines };
      await ports.records.write(key, value, undefined);
      evidence.push({ host, operation, key, address: ports.address?.(key) ?? key });
    } catch (error) {
      lost.push(failure);
      why = messageOf(error);
    }
  };
  await Promise.all(told.map(keep));
  if (lost.length > 0) result.warnings.push(`What these hosts said was not kept in S3: ${list(lost)}. ${why}`);
  return { ...result, evidence };
}
