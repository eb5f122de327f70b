import type { ReleaseId, RolloutId } from "../../../schema/ids.ts";
import type { Current, Journal } from "../../../schema/records.ts";
import { JournalFile, settled } from "../environment/journal.ts";
import type { Ledger } from "../environment/ledger.ts";
import { Marks } from "../environment/marks.ts";
import type { Stored } from "../environment/records.ts";
import { type Failure, HostsFailed, list } from "../fleet/failure.ts";
import type { Member } from "../fleet/fleet.ts";
import type { Roll } from "../fleet/host-reports.ts";
import { type HostState, settledOn } from "../fleet/host-state.ts";
import type { Crew } from "../fleet/operations.ts";
import { iso } from "../time/clock.ts";
import type { RolloutPorts, RolloutRequest } from "./preflight.ts";

/*
 * A run may be killed at any instant; the next one settles what it left before its own rollout begins. The journal's decision
 * goes for every host of that rollout. Without a decision the same release is simply gone on with, another one is reverted.
 */

export class Unsettled extends HostsFailed {
  constructor(environment: string, failures: Failure[]) {
    super(
      `An earlier rollout to '${environment}' was interrupted and could not be settled on ${list(failures)}. ` +
        "This deploy has not begun. Cure the hosts, or take them out of the fleet; then start it again.",
      failures,
    );
  }
}

export interface Site {
  request: RolloutRequest;
  ports: RolloutPorts;
  crew: Crew;
  roll: Roll;
  ledger: Ledger;
  members: Member[];
  fence: number;
  /** Milliseconds that a commit or a revert may take, the last requests of a process that goes included. */
  withDrain: number;
}

/** What is current once nothing is left half done, and the earlier rollout that was brought to its end, or undone. */
export interface Settled {
  current: Stored<Current> | undefined;
  /** It, if its history says that every host has committed it. */
  good: ReleaseId | undefined;
  finished: RolloutId | undefined;
  undone: RolloutId | undefined;
}

export async function settle(site: Site): Promise<Settled> {
  const { ledger, ports, request } = site;
  const current = await ledger.current();
  const good =
    current !== undefined && (await completeHistory(site, current.value)) ? current.value.release : undefined;
  const sequence = (current?.value.sequence ?? 0) + 1;
  const file = await JournalFile.newest(ports.records, request.environment, sequence);
  const earlier = file === undefined || settled(file.journal) ? undefined : file;
  // Before any host: its run may still be alive, and must not decide otherwise once hosts go back.
  if (earlier !== undefined && earlier.journal.release !== request.release) {
    await earlier.decide("revert", iso(ports.clock.now()));
  }

  await settleHosts(site, earlier?.journal, current?.value);
  if (earlier === undefined) return { current, good, finished: undefined, undone: undefined };
  const { decision, rollout } = earlier.journal;
  if (finishes(site, earlier.journal)) {
    await conclude(site, earlier, current, earlier.journal, true);
    return { current: await ledger.current(), good: earlier.journal.release, finished: rollout, undone: undefined };
  }
  await blame(site, earlier.journal, current?.value);
  await earlier.enter(decision === "revert" ? "rolled-back" : "abandoned", iso(ports.clock.now()));
  return { current, good, finished: undefined, undone: decision === "revert" ? rollout : undefined };
}

/** A rollback to what is current undoes a deploy that was under way: that one's release is what was rolled back from. */
async function blame({ ports, request }: Site, { kind, release, rollout }: Journal, current: Current | undefined) {
  if (request.kind !== "rollback" || kind !== "deploy") return;
  if (current?.release !== request.release || release === request.release) return;
  const { environment, reason, run, actor } = request;
  const mark = { bad: true, reason: reason ?? "", run, actor, rollout, at: iso(ports.clock.now()) };
  await new Marks(ports.records, environment).add(release, mark);
}

function finishes({ members, roll }: Site, { decision, release, hosts }: Journal): boolean {
  const there = members.filter((host) => hosts.includes(host.id));
  return decision === "commit" && there.length > 0 && there.every((host) => settledOn(roll.state(host), release));
}

/**
 * Every host of an earlier rollout gets a command, pending or not: a switch that its dead run sent may still be on its way, or
 * wait for the host's lock. Ours waits behind it, tells the state after it, and shuts out with its fence whatever comes later.
 */
async function settleHosts(site: Site, earlier: Journal | undefined, current: Current | undefined): Promise<void> {
  const { crew, members, ports, request, roll } = site;
  const rollout = earlier?.rollout ?? current?.rollout;
  if (rollout === undefined) return;
  const todo = members.flatMap((host) =>
    settlement(host, roll.state(host), request.release, earlier, current).map((what) => ({ host, what })),
  );
  const failures: Failure[] = [];
  for (const [what, same] of Map.groupBy(todo, (one) => JSON.stringify(one.what))) {
    const { operation, release }: Settlement = JSON.parse(what);
    const hosts = same.map(({ host }) => host);
    ports.log.info(`An earlier rollout of ${release} was interrupted: ${operation} comes first.`);
    const options = { timeout: site.withDrain, signal: ports.signal, note: "left by an earlier rollout" };
    failures.push(...(await crew.do({ operation, hosts, release, rollout, ...options })));
  }
  if (failures.length > 0) throw new Unsettled(request.environment, failures);
}

interface Settlement {
  operation: "commit" | "revert";
  release: ReleaseId;
}

/** What has to be done on a host before anything else, if anything. */
function settlement(
  host: Member,
  state: HostState,
  wanted: ReleaseId,
  earlier: Journal | undefined,
  current: Current | undefined,
): Settlement[] {
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

/** The end of a rollout whose hosts have committed: current, then history, then the journal, each of which a later run completes. */
export async function conclude(
  { ledger, ports, fence, request }: Pick<Site, "ledger" | "ports" | "fence"> & { request: { environment: string } },
  file: JournalFile,
  from: Stored<Current> | undefined,
  { release, rollout, kind, run, actor, hosts, reason }: Journal,
  good: boolean,
): Promise<void> {
  const at = iso(ports.clock.now());
  const sequence = (from?.value.sequence ?? 0) + 1;
  const previous = previousOf(from?.value, release);
  if (kind === "rollback" && from !== undefined && from.value.release !== release) {
    // First, for a later run completes the rest: the next rollback must not take this for a release to go back to.
    const mark = { bad: true, reason: reason ?? "", run, actor, rollout, at };
    await new Marks(ports.records, request.environment).add(from.value.release, mark);
  }
  await ledger.move({ schema: 1, release, previous, sequence, rollout, fence, at }, from);
  await ledger.append({ schema: 1, sequence, kind, release, previous, rollout, run, actor, hosts, good, reason, at });
  await file.enter("done", at);
}

/** A release that is deployed again does not become its own predecessor. */
export const previousOf = (current: Current | undefined, release: ReleaseId): ReleaseId | null =>
  current?.release === release ? current.previous : (current?.release ?? null);

/** The run before may have been killed between moving `current` and appending to the history. Was it good on every host? */
async function completeHistory({ ledger, members, ports, request, roll }: Site, current: Current): Promise<boolean> {
  const { release, rollout, sequence, previous, at } = current;
  const known = await ledger.entry(sequence);
  if (known !== undefined) return known.good;
  const journal = (await JournalFile.open(ports.records, request.environment, rollout))?.journal;
  const { kind = "deploy", run = "unknown", actor = "unknown", reason } = journal ?? {};
  const hosts = journal?.hosts ?? members.map((host) => host.id);
  const good = members.every((host) => !hosts.includes(host.id) || settledOn(roll.state(host), release));
  await ledger.append({ schema: 1, sequence, kind, release, previous, rollout, run, actor, hosts, good, reason, at });
  return good;
}
