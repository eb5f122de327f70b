import type { ReleaseId } from "../../../schema/ids.ts";
import { Ledger } from "../environment/ledger.ts";
import { Marks } from "../environment/marks.ts";
import { chooseTarget, type Target } from "../environment/rollback-target.ts";
import { leased } from "../environment/with-lease.ts";
import { Roll } from "../fleet/host-reports.ts";
import { type Plan, plan } from "./plan.ts";
import { type LeaseRequest, type RolloutPorts, type RolloutRequest, releaseToDeploy } from "./preflight.ts";
import type { RolloutResult } from "./result.ts";
import { bring, unbegun } from "./rollout.ts";

export interface RollbackRequest
  extends LeaseRequest,
    Pick<RolloutRequest, "waves" | "stageTimeout" | "switchTimeout"> {
  /** undefined: the newest before the current one that was good on every host. */
  release: ReleaseId | undefined;
  reason: string;
}

/** As `rollout`, to a release that served before. Where it goes is chosen under the lease: the ledger stands still then. */
export async function rollback(request: RollbackRequest, ports: RolloutPorts): Promise<RolloutResult> {
  const { environment } = request;
  const roll = new Roll(ports.log);
  const base = unbegun(environment, request.release ?? "");
  return leased(request, ports, roll, base, async (lease, alive) => {
    const { release, reason } = await target(request, alive);
    base.release = release;
    ports.log.info(`Rolling '${environment}' back to ${release}: ${reason}.`);
    const manifest = await releaseToDeploy(release, alive);
    return bring(toRollout(request, release), alive, manifest, lease, roll, base);
  });
}

/** Where a rollback would go, and what it would do there; reads only. */
export async function planRollback(request: RollbackRequest, ports: RolloutPorts): Promise<Plan> {
  const { release, reason } = await target(request, ports);
  ports.log.info(`A rollback of '${request.environment}' would go to ${release}: ${reason}.`);
  return plan(toRollout(request, release), ports);
}

function target({ environment, release }: RollbackRequest, { records }: RolloutPorts): Promise<Target> {
  const past = {
    environment,
    records,
    ledger: new Ledger(records, environment),
    marks: new Marks(records, environment),
  };
  return chooseTarget(past, release);
}

/** A failed rollback goes back to what served, always: nobody debugs in the middle of one, so it is never held. */
const toRollout = (request: RollbackRequest, release: ReleaseId): RolloutRequest => ({
  ...request,
  release,
  kind: "rollback",
  bake: null,
});
