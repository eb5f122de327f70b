import type { Clock } from "./clock.ts";
import { ask, type Order } from "./command.ts";
import { type Failure, list } from "./failure.ts";
import { allFit, type Fleet, type Member } from "./fleet.ts";
import type { Log } from "./log.ts";
import { Problem } from "./problem.ts";
import type { Records } from "./records.ts";
import type { Manifest, ReleaseId } from "./release.ts";
import type { Roll } from "./roll.ts";
import type { ReleaseStore } from "./store.ts";
import type { Reach } from "./wave.ts";

export interface RolloutRequest {
  environment: string;
  release: ReleaseId;
  waves: Reach[];
  /** Address of the workflow run, and who started it. */
  run: string;
  actor: string;
  /** Milliseconds: to wait for a held lease; that a host may take to stage; to switch, commit, revert or prune. */
  wait: number;
  stageTimeout: number;
  switchTimeout: number;
}

export interface RolloutPorts {
  releases: Pick<ReleaseStore, "manifest">;
  records: Records;
  fleet: Fleet;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
  /** Unique to this run. */
  holder: string;
}

export class ReleaseAbsent extends Problem {
  constructor(release: ReleaseId) {
    super(
      `There is no release ${release} in the artifact bucket. Nothing was touched. Build it first, or use the 'release' output ` +
        "of a build that has succeeded for this environment.",
    );
  }
}

export class HostsSilent extends Problem {
  readonly failures: Failure[];
  constructor(environment: string, failures: Failure[]) {
    super(
      `${list(failures)} of '${environment}' did not say what ${failures.length === 1 ? "it serves" : "they serve"}. ` +
        "Nothing was touched. Bring each back, or take it out of the fleet; then start the deploy again.",
    );
    this.failures = failures;
  }
}

export async function releaseToDeploy(request: RolloutRequest, ports: RolloutPorts): Promise<Manifest> {
  const manifest = await ports.releases.manifest(request.release);
  if (manifest === undefined) throw new ReleaseAbsent(request.release);
  return manifest;
}

const STATUS_TIMEOUT = 90_000;
const STATUS: Order = { operation: "status" };

/** The fleet and what each host serves. Throws NoHosts, HostsUnfit or HostsSilent. */
export async function survey(request: RolloutRequest, ports: RolloutPorts, roll: Roll): Promise<Member[]> {
  const { fleet, clock, signal, log } = ports;
  const members = allFit(request.environment, await fleet.hosts());
  roll.enter(members);
  const asking = { fleet, clock, signal, timeout: STATUS_TIMEOUT, heard: roll.hear.bind(roll) };
  const outcomes = await log.group(`status of ${count(members.length)}`, () => ask(STATUS, members, asking));
  const failures = outcomes.flatMap((outcome) => outcome.failure ?? []);
  if (failures.length > 0) throw new HostsSilent(request.environment, failures);
  return members;
}

export const count = (hosts: number) => (hosts === 1 ? "1 host" : `${hosts} hosts`);
