import type { ReleaseId } from "../../../schema/ids.ts";
import type { Manifest } from "../../../schema/manifest.ts";
import { MarkedBad, Marks } from "../environment/marks.ts";
import { ask, type Instruction } from "../fleet/dispatch.ts";
import { count, type Failure, HostsFailed, list } from "../fleet/failure.ts";
import { allFit, type Member } from "../fleet/fleet.ts";
import type { HostReports } from "../fleet/host-reports.ts";
import { Problem } from "../text/problem.ts";
import { iso } from "../time/clock.ts";
import type { RolloutPorts, RolloutRequest } from "./request.ts";

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

/** Throws ReleaseAbsent. */
export async function loadManifest(release: ReleaseId, ports: Pick<RolloutPorts, "releases">): Promise<Manifest> {
  const manifest = await ports.releases.manifest(release);
  if (manifest === undefined) throw new ReleaseAbsent(release);
  return manifest;
}

/** Throws MarkedBad, unless the request takes the mark off. */
export async function refuseIfMarkedBad(
  { environment, release, run, actor, unmark }: RolloutRequest,
  { clock, log, records }: RolloutPorts,
): Promise<void> {
  const marks = new Marks(records, environment);
  const mark = await marks.bad(release);
  if (mark === undefined) return;
  if (!unmark) throw new MarkedBad(environment, release, mark);
  const at = iso(clock.now());
  await marks.add(release, { bad: false, reason: "deployed again with 'unmark'", run, actor, rollout: null, at });
  log.info(`Release ${release} is no longer marked bad in '${environment}'.`);
}

const STATUS_TIMEOUT = 90_000;
const STATUS: Instruction = { operation: "status" };

/** The fleet; what each host serves is in `reports` then. Throws NoHosts, HostsUnfit or HostsSilent. */
export async function preflight(environment: string, ports: RolloutPorts, reports: HostReports): Promise<Member[]> {
  const { fleet, clock, signal, log } = ports;
  const members = allFit(environment, await fleet.hosts());
  reports.enter(members);
  const asking = { fleet, clock, signal, timeout: STATUS_TIMEOUT, onOutcome: reports.record };
  const outcomes = await log.group(`status of ${count(members.length)}`, () => ask(STATUS, members, asking));
  const failures = outcomes.flatMap((outcome) => outcome.failure ?? []);
  if (failures.length > 0) throw new HostsSilent(environment, failures);
  return members;
}
