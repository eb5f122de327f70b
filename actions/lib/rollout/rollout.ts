import { withLease } from "../environment/with-lease.ts";
import { hasCommitted } from "../fleet/host-state.ts";
import { commit } from "./commit.ts";
import { keepEvidence } from "./evidence.ts";
import { hold, holds } from "./hold.ts";
import { preflight, refuseIfMarkedBad } from "./preflight.ts";
import { previousOf } from "./record.ts";
import { recover } from "./recover.ts";
import type { RolloutPorts, RolloutRequest } from "./request.ts";
import { type RolloutResult, toTrouble } from "./result.ts";
import { dropStaged, revert } from "./revert.ts";
import { RolloutRun } from "./run.ts";
import { stage } from "./stage.ts";
import { accept, switchInWaves } from "./switch.ts";

/** Brings the whole fleet to a release, or says by name why not. Never rejects. */
export async function deploy(request: RolloutRequest, ports: RolloutPorts): Promise<RolloutResult> {
  const run = new RolloutRun(request, ports);
  try {
    // An absent release is told at once, and not after a wait for the lease.
    await run.load();
    return await withLease(request, ports, async (lease, alive) => {
      // Under the lease: a rollback may just have marked what this deploy waited to bring.
      await refuseIfMarkedBad(request, alive);
      return recoverAndRollOut(run.under(lease, alive));
    });
  } catch (error) {
    return run.result("refused", toTrouble(error));
  }
}

/** Settles what an earlier run left, then rolls out. What throws here has touched no traffic. */
export async function recoverAndRollOut(run: RolloutRun): Promise<RolloutResult> {
  const { ports, reports, request, warnings } = run;
  run.members = await preflight(request.environment, ports, reports);
  warnings.push(...reports.warnings);
  const { good, finished, undone } = await recover(run);
  run.previous = previousOf(run.current?.value, request.release);
  if (good === request.release && run.members.every((host) => hasCommitted(reports.state(host), request.release))) {
    // To finish or undo what was under way may be all that there was to do.
    run.id = finished ?? undone ?? null;
    return run.result(run.id === null ? "nothing-to-do" : "succeeded");
  }
  await run.begin();
  return keepEvidence(run, await rollOut(run));
}

/** Stage everywhere, switch in waves, decide, commit; or back. The journal is written: from here on nothing rejects. */
async function rollOut(run: RolloutRun): Promise<RolloutResult> {
  try {
    await stage(run);
    await switchInWaves(run);
    await accept(run);
  } catch (error) {
    const trouble = toTrouble(error);
    if (run.switched.length === 0) return dropStaged(run, trouble);
    if (holds(run, trouble)) return hold(run, trouble);
    const reverted = await revert(run, trouble);
    // A decision to commit may stand although its reply was lost.
    if (reverted !== undefined) return reverted;
  }
  return commit(run);
}
