import type { Manifest } from "../../../schema/manifest.ts";
import type { RolloutRequest } from "./request.ts";

/** Milliseconds of slack in a host's own deadline: delivery, polling, the ledger. */
const SLACK = 5 * 60_000;

/**
 * Milliseconds that a host keeps an uncommitted switch before it undoes it by itself: longer than the rollout can take, so that
 * no host does so while the run is alive.
 */
export function hostDeadline(request: RolloutRequest, { config }: Manifest): number {
  const { bake, kind, waves, switchTimeout, stageTimeout } = request;
  // In each of its waves a rollback may find that warm processes have died: it stages then, and switches once more.
  const again = kind === "rollback" ? stageTimeout + config.health.timeout * 1000 + switchTimeout : 0;
  const wave = switchTimeout + (bake?.window ?? 0);
  return (waves.length + 1) * wave + waves.length * again + config.drain * 1000 + SLACK;
}
