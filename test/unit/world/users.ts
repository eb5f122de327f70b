import type { Traffic } from "../../../schema/host-result.ts";
import { type MemoryEnvironment, NEW, OLD, settledWorld } from "./world.ts";

export type Met = Omit<Traffic, "seconds">;
/** 1,000 requests that took some 40 ms each. */
export const fine: Met = { requests: 1000, errors: 2, latency: [[26, 1000]] };
export const failing: Met = { ...fine, errors: 50 };
export const slow: Met = { ...fine, latency: [[34, 1000]] };

/** Eight hosts on OLD, whose users are watched for a minute after each wave. */
export async function watchedWorld(): Promise<MemoryEnvironment> {
  const world = await settledWorld(8);
  world.bake = { window: 60_000, tolerance: { errors: 0.01, latency: 1.5, requests: 200 } };
  return world;
}

/** What the users of each release meet, on whichever host. */
export function meet(world: MemoryEnvironment, fresh: Met, former: Met = fine): void {
  for (const host of world.hosts) {
    host.traffic.set(NEW, fresh);
    host.traffic.set(OLD, former);
  }
}
