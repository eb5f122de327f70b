import { expect } from "vitest";
import { LEASE_MS } from "../../../actions/lib/environment/lease.ts";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import { killedAt } from "./killed.ts";
import { ENV, type MemoryEnvironment, NEW, settledWorld } from "./world.ts";

/*
 * What a run that was killed left half way. Killed runs are real ones here, stopped at every call; what each left is read from
 * the records and the hosts, as the next run has to.
 */

export interface Journal {
  phase: string;
  decision: "commit" | "revert" | null;
  hosts: string[];
}
export const JOURNAL = keys.rollout(ENV, "00000002-00000002");
export const journal = (world: MemoryEnvironment) => world.records.get(JOURNAL) as Journal | undefined;
export const entry = (world: MemoryEnvironment, at: number) =>
  world.records.get(keys.history(ENV, at)) as Record<string, unknown>;
const over = ["done", "refused", "rolled-back", "abandoned"];

/** OLD was deployed; a run to NEW, by bob, was killed at one of its calls, and its lease has expired. */
async function left(
  n: number,
  trouble: (world: MemoryEnvironment) => void = () => undefined,
): Promise<MemoryEnvironment | undefined> {
  const world = await settledWorld(4);
  trouble(world);
  const { ports, dead } = killedAt(world.ports(), n, "after");
  const request = world.request(NEW, { run: "https://run/bob", actor: "bob" });
  const done = await Promise.race([deploy(request, ports).then(() => true), dead.then(() => false)]);
  if (done) return undefined;
  await world.clock.sleep(2 * LEASE_MS);
  for (const host of world.hosts) {
    host.broken.clear();
    host.asked = [];
  }
  world.fleet.sent.length = 0;
  return world;
}

/** Everything that a killed run can leave of one kind. */
export async function each(
  fits: (journal: Journal, world: MemoryEnvironment) => boolean,
  visit: (world: MemoryEnvironment, before: Journal) => Promise<void>,
  trouble?: (world: MemoryEnvironment) => void,
): Promise<void> {
  let seen = 0;
  for (let n = 1; ; n++) {
    const world = await left(n, trouble);
    if (world === undefined) break;
    const before = journal(world);
    if (before === undefined || !fits(before, world)) continue;
    seen += 1;
    await visit(world, structuredClone(before));
  }
  expect(seen).toBeGreaterThan(0);
}

export const undecided = ({ phase, decision }: Journal) => decision === null && !over.includes(phase);
export const committed = ({ phase, decision }: Journal) => decision === "commit" && phase !== "done";
export const reverted = ({ phase, decision }: Journal) => decision === "revert" && phase !== "rolled-back";

/** The first of what a killed run leaves that fits. */
export async function until(fits: (journal: Journal, world: MemoryEnvironment) => boolean): Promise<MemoryEnvironment> {
  for (let n = 1; ; n++) {
    const world = await left(n);
    if (world === undefined) throw new Error("a killed run never leaves that");
    const before = journal(world);
    if (before !== undefined && fits(before, world)) return world;
  }
}

/** What each host was told, up to the first word about the run's own release. */
export const first = (world: MemoryEnvironment, own: string) =>
  world.hosts.map(({ asked }) => {
    const changes = asked.filter(({ operation }) => operation !== "status");
    const mine = changes.findIndex(({ operation, release }) => operation === "stage" && release === own);
    return changes.slice(0, mine === -1 ? undefined : mine).map(({ operation, release }) => `${operation} ${release}`);
  });
