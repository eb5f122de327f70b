import type { Manifest } from "../../../schema/manifest.ts";
import type { Lease } from "../environment/lease.ts";
import { Ledger } from "../environment/ledger.ts";
import { MarkedBad, Marks } from "../environment/marks.ts";
import { leased } from "../environment/with-lease.ts";
import { Roll } from "../fleet/host-reports.ts";
import { settledOn } from "../fleet/host-state.ts";
import { Crew } from "../fleet/operations.ts";
import { cut } from "../fleet/wave.ts";
import { iso } from "../time/clock.ts";
import { keepEvidence } from "./evidence.ts";
import { switchover } from "./phases.ts";
import { type RolloutPorts, type RolloutRequest, releaseToDeploy, survey } from "./preflight.ts";
import { previousOf, settle } from "./recover.ts";
import { type Base, ended, type RolloutResult } from "./result.ts";

/** Milliseconds of slack in a host's own deadline: delivery, polling, the ledger. */
const SLACK = 5 * 60_000;

/** What is known of a rollout before it has begun. */
export const unbegun = (environment: string, release: string): Base => ({
  environment,
  release,
  previous: null,
  rollout: null,
  hosts: [],
  bakes: [],
  warnings: [],
});

/**
 * Brings the whole fleet to a release, or says by name why not. Never rejects for a trouble of the world: whatever went wrong
 * is in the result, with what is known of each host.
 */
export async function rollout(request: RolloutRequest, ports: RolloutPorts): Promise<RolloutResult> {
  const roll = new Roll(ports.log);
  const base = unbegun(request.environment, request.release);
  try {
    // An absent release is told at once, and not after a wait for the lease.
    const manifest = await releaseToDeploy(request.release, ports);
    return await leased(request, ports, roll, base, async (lease, alive) => {
      await admit(request, alive);
      return bring(request, alive, manifest, lease, roll, base);
    });
  } catch (error) {
    return { ...base, outcome: "refused", ...ended(error) };
  }
}

/** Under the lease, for a rollback may just have marked what this deploy was waiting to bring. */
async function admit({ environment, release, run, actor, unmark }: RolloutRequest, ports: RolloutPorts): Promise<void> {
  const marks = new Marks(ports.records, environment);
  const mark = await marks.bad(release);
  if (mark === undefined) return;
  if (!unmark) throw new MarkedBad(environment, release, mark);
  const at = iso(ports.clock.now());
  await marks.add(release, { bad: false, reason: "deployed again with 'unmark'", run, actor, rollout: null, at });
  ports.log.info(`Release ${release} is no longer marked bad in '${environment}'.`);
}

/** Settles what an earlier run left, then rolls out. Rejects only while no traffic has been touched. */
export async function bring(
  request: RolloutRequest,
  ports: RolloutPorts,
  manifest: Manifest,
  lease: Lease,
  roll: Roll,
  base: Base,
): Promise<RolloutResult> {
  const { release, environment } = request;
  const ledger = new Ledger(ports.records, environment);
  const members = await survey(environment, ports, roll);
  base.warnings.push(...roll.warnings);
  const { fence } = lease;
  const withDrain = request.switchTimeout + manifest.config.drain * 1000;
  const crew = new Crew(ports, roll, fence, patience(request, manifest));
  const settled = await settle({ request, ports, crew, roll, ledger, members, fence, withDrain });
  const { current, good, finished, undone } = settled;
  base.previous = previousOf(current?.value, release);

  if (good === release && members.every((host) => settledOn(roll.state(host), release))) {
    // To finish or undo what was under way may be all that there was to do.
    base.rollout = finished ?? undone ?? null;
    return { ...base, hosts: roll.hosts, outcome: base.rollout === null ? "nothing-to-do" : "succeeded" };
  }
  // The fence makes the id unique and lets ids of the same place in the ledger sort by age.
  const sequence = (current?.value.sequence ?? 0) + 1;
  const id = `${String(sequence).padStart(8, "0")}-${fence.toString(16).padStart(8, "0")}`;
  base.rollout = id;
  const waves = cut(members, request.waves);
  const scene = { request, ports, manifest, lease, roll, crew, ledger, members, waves, current, base, id, withDrain };
  return keepEvidence(await switchover(scene), id, ports);
}

/** Longer than the rollout can take, so that no host undoes its switch while the run is alive. */
function patience({ bake, kind, waves, switchTimeout, stageTimeout }: RolloutRequest, { config }: Manifest): number {
  // In each of its waves a rollback may find that warm processes have died: it stages then, and switches once more.
  const again = kind === "rollback" ? stageTimeout + config.health.timeout * 1000 + switchTimeout : 0;
  const wave = switchTimeout + (bake?.window ?? 0);
  return (waves.length + 1) * wave + waves.length * again + config.drain * 1000 + SLACK;
}
