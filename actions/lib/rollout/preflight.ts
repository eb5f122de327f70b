import type { ReleaseId } from "../../../schema/ids.ts";
import type { Manifest } from "../../../schema/manifest.ts";
import type { Bake, HarmAlarm } from "../bake/bake.ts";
import type { WhetherOver } from "../environment/acquire.ts";
import type { Records } from "../environment/records.ts";
import { ask, type Order } from "../fleet/dispatch.ts";
import { type Failure, HostsFailed, list } from "../fleet/failure.ts";
import { allFit, type Fleet, type Member } from "../fleet/fleet.ts";
import type { Roll } from "../fleet/host-reports.ts";
import type { Reach } from "../fleet/wave.ts";
import type { ReleaseStore } from "../release/store.ts";
import type { Log } from "../text/log.ts";
import { Problem } from "../text/problem.ts";
import type { Clock } from "../time/clock.ts";

/** What asks for the lease. */
export interface LeaseRequest {
  environment: string;
  /** Address of the workflow run, and who started it. */
  run: string;
  actor: string;
  /** Milliseconds to wait for a held lease. */
  wait: number;
  /** Take it from whoever holds it. */
  preempt?: boolean;
}

export interface RolloutRequest extends LeaseRequest {
  /** A rollback neither stages where the release is warm nor runs its hook. */
  kind: "deploy" | "rollback";
  release: ReleaseId;
  /** Of a rollback: why. */
  reason: string | null;
  waves: Reach[];
  /** Deploy a release that is marked bad all the same, and take the mark off. */
  unmark?: boolean;
  /** When the release fails in a wave: undo it everywhere, or leave all as it is for somebody to look at. */
  onFailure?: "revert" | "hold";
  /** Milliseconds that a host may take to stage; to switch, commit, revert or prune. */
  stageTimeout: number;
  switchTimeout: number;
  /** null: nobody watches the users between the waves. */
  bake: Bake | null;
}

export interface RolloutPorts {
  releases: Pick<ReleaseStore, "manifest">;
  records: Records;
  fleet: Fleet;
  /** undefined: the environment has none. */
  harm?: HarmAlarm | undefined;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
  /** Unique to this run. */
  holder: string;
  /** The address at which a person reads a record. */
  address?: ((key: string) => string) | undefined;
  /** undefined: nobody can be asked whether another run is over. */
  whetherOver?: WhetherOver | undefined;
}

export class ReleaseAbsent extends Problem {
  constructor(release: ReleaseId) {
    super(
      `There is no release ${release} in the artifact bucket. Nothing was touched. Build it first, or use the 'release' output ` +
        "of a build that has succeeded for this environment.",
    );
  }
}

export class HostsSilent extends HostsFailed {
  constructor(environment: string, failures: Failure[]) {
    super(
      `${list(failures)} of '${environment}' did not say what ${failures.length === 1 ? "it serves" : "they serve"}. ` +
        "Nothing was touched. Bring each back, or take it out of the fleet; then start the deploy again.",
      failures,
    );
  }
}

export async function releaseToDeploy(release: ReleaseId, ports: RolloutPorts): Promise<Manifest> {
  const manifest = await ports.releases.manifest(release);
  if (manifest === undefined) throw new ReleaseAbsent(release);
  return manifest;
}

const STATUS_TIMEOUT = 90_000;
const STATUS: Order = { operation: "status" };

/** The fleet and what each host serves. Throws NoHosts, HostsUnfit or HostsSilent. */
export async function survey(environment: string, ports: RolloutPorts, roll: Roll): Promise<Member[]> {
  const { fleet, clock, signal, log } = ports;
  const members = allFit(environment, await fleet.hosts());
  roll.enter(members);
  const asking = { fleet, clock, signal, timeout: STATUS_TIMEOUT, heard: roll.hear.bind(roll) };
  const outcomes = await log.group(`status of ${count(members.length)}`, () => ask(STATUS, members, asking));
  const failures = outcomes.flatMap((outcome) => outcome.failure ?? []);
  if (failures.length > 0) throw new HostsSilent(environment, failures);
  return members;
}

export const count = (hosts: number) => (hosts === 1 ? "1 host" : `${hosts} hosts`);
