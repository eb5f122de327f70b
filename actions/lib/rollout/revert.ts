import { JournalTaken } from "../environment/journal.ts";
import { LeaseLost } from "../environment/lease.ts";
import { type Failure, list } from "../fleet/failure.ts";
import type { Member } from "../fleet/fleet.ts";
import { messageOf } from "../text/problem.ts";
import { type RolloutResult, type Trouble, troubleOf } from "./result.ts";
import { HURRY, type RolloutRun } from "./run.ts";

/** No host was told to switch: what this rollout staged is dropped. Never rejects. */
export async function dropStaged(run: RolloutRun, why: Trouble): Promise<RolloutResult> {
  const lost = await raiseFence(run, why);
  if (lost !== undefined) return run.result("refused", lost);
  await drop(run, run.members);
  await run.bestEffort(() => run.enter("refused"));
  return run.result("refused", why);
}

/**
 * Reverts the hosts that were told to switch, last wave first. undefined: it was decided before that the release stays. Never
 * rejects.
 */
export async function revert(run: RolloutRun, why: Trouble): Promise<RolloutResult | undefined> {
  const lost = await raiseFence(run, why);
  if (lost !== undefined) return run.result("rollback-failed", lost);
  try {
    if ((await run.decide("revert")) === "commit") return undefined;
  } catch (error) {
    const reason = messageOf(error);
    // The run that took the journal settles the hosts; a revert of ours could only cross that.
    if (error instanceof JournalTaken)
      return run.result("rollback-failed", { ...why, reason: `${why.reason} ${reason}` });
    // Traffic comes first: the hosts go back although S3 cannot be told.
    run.warnings.push(reason);
  }
  const stuck: Failure[] = [];
  for (const wave of wavesBack(run)) stuck.push(...(await run.send("revert", wave, undoing(run))));
  const switched = new Set(run.switched.flat());
  await drop(
    run,
    run.members.filter((host) => !switched.has(host)),
  );
  if (stuck.length === 0) {
    await run.bestEffort(() => run.enter("rolled-back"));
    return run.result("rolled-back", why);
  }
  const reason = `${why.reason} Not known to be back: ${list(stuck)}.`;
  return run.result("rollback-failed", { ...why, reason, failures: [...why.failures, ...stuck] });
}

/**
 * What undoes carries a higher fence than what it undoes: SSM may hold a second copy of a command (a lost reply, a slow
 * agent), and a switch that arrives after its revert must be refused. The answer adds which run took the lease meanwhile, if
 * one did: then that one settles the hosts, and nothing of ours may cross it. An S3 that does not answer keeps no host from
 * going back.
 */
async function raiseFence({ lease, warnings }: RolloutRun, why: Trouble): Promise<Trouble | undefined> {
  const trouble = await troubleOf(lease.raise());
  if (trouble === undefined) return undefined;
  if (trouble.cause instanceof LeaseLost) {
    // It may be what ended the rollout: nothing is said twice.
    return why.reason === trouble.reason ? why : { ...why, reason: `${why.reason} ${trouble.reason}` };
  }
  warnings.push(trouble.reason);
  return undefined;
}

function wavesBack({ committedBefore, ports, switched }: RolloutRun): Member[][] {
  const back = switched.toReversed().map((wave) => wave.filter((host) => !committedBefore.has(host)));
  return ports.signal.aborted ? [back.flat()] : back;
}

/** What a host had staged before this rollout is left: a refusal changes nothing. */
async function drop(run: RolloutRun, hosts: Member[]): Promise<void> {
  const ours = hosts.filter((host) => {
    const outcome = run.reports.outcome(host, "stage");
    return run.staged.has(host) && (outcome === "done" || outcome === "unknown");
  });
  await run.bestEffort(() => run.do("revert", ours, undoing(run)), "The staged release was not dropped everywhere. ");
}

const undoing = ({ ports, withDrain }: RolloutRun) => ({ timeout: ports.signal.aborted ? HURRY : withDrain });
