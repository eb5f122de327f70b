import { ReleaseHarms } from "../bake/alarm.ts";
import { someOf } from "../fleet/failure.ts";
import { iso } from "../time/clock.ts";
import type { RolloutResult, Trouble } from "./result.ts";
import type { RolloutRun } from "./run.ts";

/** Only what the release itself did is held: a run that was cancelled, or lost its lease, is reverted. */
export function holds({ ports, request }: RolloutRun, why: Trouble): boolean {
  if (request.onFailure !== "hold" || ports.signal.aborted) return false;
  return why.failures.length > 0 || why.cause instanceof ReleaseHarms;
}

/** All hosts stay as they are. The journal has no decision, so the next run settles it, and so does each host's own guard. */
export async function hold(run: RolloutRun, why: Trouble): Promise<RolloutResult> {
  const { operations, reports, request } = run;
  await run.bestEffort(() => run.enter("held"));
  const serving = [...Map.groupBy(reports.all, ({ live }) => live ?? "nothing")].map(([release, hosts]) => {
    const doubt = hosts.some(({ certain }) => !certain) ? " (not all of them certain)" : "";
    return `${someOf(hosts.map(({ name }) => name))} on ${release}${doubt}`;
  });
  const reason =
    `${why.reason} Held as asked ('on-failure: hold'), and users meet both: ${serving.join("; ")}. From ` +
    `${iso(operations.earliestDeadline * 1000)} on, hosts that switched go back by themselves. Until then: roll back to undo ` +
    `it, or deploy ${request.release} again to go on.`;
  return run.result("held", { ...why, reason });
}
