import type { ReleaseId } from "../../../schema/ids.ts";
import { Ledger } from "../environment/ledger.ts";
import { Marks } from "../environment/marks.ts";
import { chooseTarget, type RollbackTarget } from "../environment/rollback-target.ts";
import { type LeaseRequest, withLease } from "../environment/with-lease.ts";
import { type Plan, plan } from "./plan.ts";
import type { RolloutPorts, RolloutRequest } from "./request.ts";
import { type RolloutResult, refused, toTrouble } from "./result.ts";
import { recoverAndRollOut } from "./rollout.ts";
import { RolloutRun } from "./run.ts";

export interface RollbackRequest
  extends LeaseRequest,
    Pick<RolloutRequest, "waves" | "stageTimeout" | "switchTimeout"> {
  /** undefined: the newest before the current one that was good on every host. */
  release: ReleaseId | undefined;
  reason: string;
}

/** As `deploy`, to a release that served before. Where it goes is chosen under the lease: the ledger stands still then. */
export async function rollback(request: RollbackRequest, ports: RolloutPorts): Promise<RolloutResult> {
  const { environment } = request;
  let run: RolloutRun | undefined;
  try {
    return await withLease(request, ports, async (lease, alive) => {
      const { release, reason } = await target(request, alive);
      run = new RolloutRun(toRollout(request, release), alive);
      ports.log.info(`Rolling '${environment}' back to ${release}: ${reason}.`);
      await run.load();
      return await recoverAndRollOut(run.under(lease, alive));
    });
  } catch (error) {
    return run?.result("refused", toTrouble(error)) ?? refused(environment, request.release ?? "", error);
  }
}

/** Where a rollback would go, and what it would do there; reads only. */
export async function planRollback(request: RollbackRequest, ports: RolloutPorts): Promise<Plan> {
  const { release, reason } = await target(request, ports);
  ports.log.info(`A rollback of '${request.environment}' would go to ${release}: ${reason}.`);
  return plan(toRollout(request, release), ports);
}

function target({ environment, release }: RollbackRequest, { records }: RolloutPorts): Promise<RollbackTarget> {
  const past = {
    environment,
    records,
    ledger: new Ledger(records, environment),
    marks: new Marks(records, environment),
  };
  return chooseTarget(past, release);
}

/** A failed rollback always reverts; it is never held. */
const toRollout = (request: RollbackRequest, release: ReleaseId): RolloutRequest => ({
  ...request,
  release,
  kind: "rollback",
  bake: null,
});
