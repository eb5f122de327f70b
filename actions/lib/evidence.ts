import { iso } from "./clock.ts";
import { type Failure, list } from "./failure.ts";
import { plain } from "./plain.ts";
import { keys } from "./release.ts";
import { ended, type RolloutResult } from "./rollout-result.ts";
import type { RolloutPorts } from "./survey.ts";

/** Hosts whose story is kept; more tell nothing new. */
const MOST_KEPT = 20;

/**
 * Keeps what hosts that failed had to say beside the ledger, where it outlives SSM's 30 days and its listing's cuts. Best effort:
 * a story that could not be kept is a warning. The answer has the keys of those that were.
 */
export async function keepEvidence(result: RolloutResult, ports: RolloutPorts): Promise<RolloutResult> {
  if (!("failures" in result) || result.rollout === null || ports.signal.aborted) return result;
  const told = result.failures.filter(({ log }) => log !== "").slice(0, MOST_KEPT);
  const { environment, release, rollout } = result;
  const kept = told.map(async (failure) => {
    const key = keys.evidence(environment, rollout, failure.host, failure.operation);
    const { log, ...facts } = failure;
    const lines = log.split(/\r?\n/).map((line) => plain(line, 2_000));
    const value = { schema: 1, rollout, release, ...facts, at: iso(ports.clock.now()), lines };
    await ports.records.write(key, value, undefined);
    return { host: failure.host, operation: failure.operation, key, address: ports.address?.(key) ?? key };
  });
  const ends = await Promise.allSettled(kept);
  const lost = ends.flatMap((end, at) => (end.status === "rejected" ? [{ failure: told[at], why: end.reason }] : []));
  const [first] = lost;
  const hosts = lost.flatMap(({ failure }) => failure ?? []);
  if (first !== undefined) {
    result.warnings.push(`What these hosts said was not kept in S3: ${list(hosts)}. ${ended(first.why).reason}`);
  }
  return { ...result, evidence: ends.flatMap((end) => (end.status === "fulfilled" ? [end.value] : [])) };
}

/** What a failing host said, and where it is kept. */
export interface Evidence extends Pick<Failure, "host" | "operation"> {
  key: string;
  /** For people. */
  address: string;
}
