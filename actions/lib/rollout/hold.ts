import { ReleaseHarms } from "../bake/bake.ts";
import { someOf } from "../fleet/failure.ts";
import { iso } from "../time/clock.ts";
import type { Ended, RolloutResult } from "./result.ts";
import { attempt, type Campaign, none } from "./run.ts";

/** Only what the release itself did is held: a run that was cancelled, or lost its lease, has nobody who looks. */
export function toHold({ scene }: Campaign, why: Ended): boolean {
  const { ports, request } = scene;
  if (request.onFailure !== "hold" || ports.signal.aborted) return false;
  return why.failures.length > 0 || why.cause instanceof ReleaseHarms;
}

/** All hosts stay as they are. The journal has no decision, so the next run settles it, and so does each host's own guard. */
export async function hold(campaign: Campaign, why: Ended): Promise<RolloutResult> {
  const { crew, request, roll } = campaign.scene;
  campaign.warn(await attempt(() => campaign.enter("held").then(none)));
  const serving = [...Map.groupBy(roll.hosts, ({ live }) => live ?? "nothing")].map(([release, hosts]) => {
    const doubt = hosts.some(({ certain }) => !certain) ? " (not all of them certain)" : "";
    return `${someOf(hosts.map(({ name }) => name))} on ${release}${doubt}`;
  });
  const reason =
    `${why.reason} Held as asked ('on-failure: hold'), and users meet both: ${serving.join("; ")}. From ` +
    `${iso(crew.earliestDeadline * 1000)} on, hosts that switched go back by themselves. Until then: roll back to undo it, ` +
    `or deploy ${request.release} again to go on.`;
  return campaign.ended("held", { ...why, reason });
}
