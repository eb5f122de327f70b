import type { ReleaseId, RolloutId } from "../../../schema/ids.ts";
import type { Current, Journal } from "../../../schema/records.ts";
import { isFinished, JournalFile } from "../environment/journal.ts";
import { Marks } from "../environment/marks.ts";
import { type Failure, HostsFailed, list } from "../fleet/failure.ts";
import type { Member } from "../fleet/fleet.ts";
import { type HostState, hasCommitted } from "../fleet/host-state.ts";
import { record } from "./record.ts";
import type { RolloutRun } from "./run.ts";

/*
 * A run may be killed at any instant; the next one settles what it left before its own rollout begins. The journal's decision
 * goes for every host of that rollout. Without a decision the same release is simply gone on with, another one is reverted.
 */

export class RecoveryFailed extends HostsFailed {
  constructor(environment: string, failures: Failure[]) {
    super(
      `An earlier rollout to '${environment}' was interrupted and could not be settled on ${list(failures)}. ` +
        "This deploy has not begun. Cure the hosts, or take them out of the fleet; then start it again.",
      failures,
    );
  }
}

/** What an earlier run left, once nothing of it is half done; what is current then is in the run. */
export interface Recovered {
  /** What is current, if its history says that every host has committed it. */
  good: ReleaseId | undefined;
  /** The earlier rollout that was brought to its end, or undone. */
  finished: RolloutId | undefined;
  undone: RolloutId | undefined;
}

export async function recover(run: RolloutRun): Promise<Recovered> {
  const { ledger, ports, request } = run;
  const current = await ledger.current();
  run.current = current;
  const good = current !== undefined && (await completeHistory(run, current.value)) ? current.value.release : undefined;
  const sequence = (current?.value.sequence ?? 0) + 1;
  const newest = await JournalFile.newest(ports.records, request.environment, sequence);
  const earlier = newest === undefined || isFinished(newest.journal) ? undefined : newest;
  // Before any host: its run may still be alive, and must not decide otherwise once hosts go back.
  if (earlier !== undefined && earlier.journal.release !== request.release) await earlier.decide("revert", run.now());

  await recoverHosts(run, earlier?.journal, current?.value);
  if (earlier === undefined) return { good, finished: undefined, undone: undefined };
  const { decision, rollout } = earlier.journal;
  if (finishes(run, earlier.journal)) {
    await record(run, earlier, true);
    run.current = await ledger.current();
    return { good: earlier.journal.release, finished: rollout, undone: undefined };
  }
  await markUndone(run, earlier.journal, current?.value);
  await earlier.enter(decision === "revert" ? "rolled-back" : "abandoned", run.now());
  return { good, finished: undefined, undone: decision === "revert" ? rollout : undefined };
}

/** A rollback to what is current undoes a deploy that was under way: that one's release is what was rolled back from. */
async function markUndone(run: RolloutRun, { kind, release, rollout }: Journal, current: Current | undefined) {
  const { ports, request } = run;
  if (request.kind !== "rollback" || kind !== "deploy") return;
  if (current?.release !== request.release || release === request.release) return;
  const { environment, reason, run: by, actor } = request;
  const mark = { bad: true, reason: reason ?? "", run: by, actor, rollout, at: run.now() };
  await new Marks(ports.records, environment).add(release, mark);
}

function finishes({ members, reports }: RolloutRun, { decision, release, hosts }: Journal): boolean {
  const there = members.filter((host) => hosts.includes(host.id));
  return decision === "commit" && there.length > 0 && there.every((host) => hasCommitted(reports.state(host), release));
}

/**
 * Every host of an earlier rollout gets a command, pending or not: a switch that its dead run sent may still be on its way, or
 * wait for the host's lock. Ours waits behind it, tells the state after it, and its fence shuts out what comes later.
 */
async function recoverHosts(
  run: RolloutRun,
  earlier: Journal | undefined,
  current: Current | undefined,
): Promise<void> {
  const { members, operations, ports, reports, request, withDrain } = run;
  const rollout = earlier?.rollout ?? current?.rollout;
  if (rollout === undefined) return;
  const todo = members.flatMap((host) =>
    whatToDo(host, reports.state(host), request.release, earlier, current).map((what) => ({ host, what })),
  );
  const failures: Failure[] = [];
  for (const [what, same] of Map.groupBy(todo, (one) => JSON.stringify(one.what))) {
    const { operation, release }: Repair = JSON.parse(what);
    const hosts = same.map(({ host }) => host);
    ports.log.info(`An earlier rollout of ${release} was interrupted: ${operation} comes first.`);
    const options = { timeout: withDrain, signal: ports.signal, note: "left by an earlier rollout" };
    failures.push(...(await operations.run({ operation, hosts, release, rollout, ...options })));
  }
  if (failures.length > 0) throw new RecoveryFailed(request.environment, failures);
}

interface Repair {
  operation: "commit" | "revert";
  release: ReleaseId;
}

/** What has to be done on a host before anything else, if anything. */
function whatToDo(
  host: Member,
  state: HostState,
  wanted: ReleaseId,
  earlier: Journal | undefined,
  current: Current | undefined,
): Repair[] {
  const { pending, live } = state;
  if (earlier?.hosts.includes(host.id) && (pending === null || pending === earlier.release)) {
    const { decision, release } = earlier;
    if (decision === "commit") return [{ operation: live === release ? "commit" : "revert", release }];
    // Without a decision it is the wanted release, which is gone on with.
    return decision === "revert" ? [{ operation: "revert", release }] : [];
  }
  if (pending === null) return [];
  if (current?.release === pending) return [{ operation: "commit", release: pending }];
  return pending === wanted ? [] : [{ operation: "revert", release: pending }];
}

/** The run before may have been killed between moving `current` and appending to the history. Was it good on every host? */
async function completeHistory(run: RolloutRun, current: Current): Promise<boolean> {
  const { ledger, members, ports, reports, request } = run;
  const { release, rollout, sequence, previous, at } = current;
  const known = await ledger.entry(sequence);
  if (known !== undefined) return known.good;
  const journal = (await JournalFile.open(ports.records, request.environment, rollout))?.journal;
  const { kind = "deploy", run: by = "unknown", actor = "unknown", reason } = journal ?? {};
  const hosts = journal?.hosts ?? members.map((host) => host.id);
  const good = members.every((host) => !hosts.includes(host.id) || hasCommitted(reports.state(host), release));
  const what = { kind, release, previous, rollout, run: by, actor, hosts, good, reason };
  await ledger.append({ schema: 1, sequence, ...what, at });
  return good;
}
