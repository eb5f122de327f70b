import { LeaseLost } from "../environment/lease.ts";
import { someOf } from "../fleet/failure.ts";
import { later } from "../time/clock.ts";
import { record } from "./record.ts";
import { type RolloutResult, troubleOf } from "./result.ts";
import { HURRY, type RolloutRun } from "./run.ts";

/** The decision stands: every host commits the release, and the ledger records it. Never rejects. */
export async function commit(run: RolloutRun): Promise<RolloutResult> {
  const { journal, lease, members, ports, request, withDrain } = run;
  // After a cancel we wait at most HURRY for the hosts.
  const signal = later(ports.signal, HURRY, ports.clock);
  const uncommitted = await troubleOf(run.do("commit", members, { timeout: withDrain, signal }));
  const taken = await troubleOf(lease.renew());
  if (taken?.cause instanceof LeaseLost) {
    // Also when all hosts have committed: the run that took the lease may be moving them already.
    const reason = `${request.release} was decided for, and the run that has the lease now records it. ${taken.reason}`;
    return run.result("commit-failed", { ...taken, reason, failures: uncommitted?.failures ?? [] });
  }
  const unrecorded = await troubleOf(record(run, journal, uncommitted === undefined));
  const trouble = uncommitted ?? unrecorded;
  if (trouble !== undefined) {
    const reason = `Every host was switched to ${request.release}, but that is not recorded everywhere. ${trouble.reason} ${cure}`;
    return run.result("commit-failed", { ...trouble, reason });
  }
  if (run.staged.size > 0) await run.bestEffort(() => prune(run));
  await run.bestEffort(() => lookForNewcomers(run));
  return run.result("succeeded");
}

const prune = (run: RolloutRun) =>
  run.do("prune", run.members, { timeout: run.request.switchTimeout, signal: run.ports.signal });

/** Asked for once `current` has moved: hosts that are born later take the new release by themselves. */
async function lookForNewcomers({ members, ports, request, warnings }: RolloutRun): Promise<void> {
  ports.signal.throwIfAborted();
  const known = new Set(members.map((host) => host.id));
  const born = (await ports.fleet.hosts()).filter((host) => !known.has(host.id)).map((host) => host.name);
  if (born.length === 0) return;
  warnings.push(
    `${someOf(born)} joined '${request.environment}' during the rollout and may serve the former release. ${cure}`,
  );
}

const cure = "Start the deploy again: it finishes what is left.";
