import { describe, expect, test } from "vitest";
import { reclaimLease } from "../../../actions/lib/environment/reclaim.ts";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import type { LeaseRecord } from "../../../schema/records.ts";
import { deaths, killedAt } from "../world/killed.ts";
import { ENV, MemoryEnvironment, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

const lease = (world: MemoryEnvironment) => world.records.get(keys.lease(ENV)) as LeaseRecord;
const free = (world: MemoryEnvironment) => Date.parse(lease(world).expires) <= world.clock.now();

const tidyAfter = (world: MemoryEnvironment, holder: string) => {
  const { records, clock, log } = world.ports();
  return reclaimLease({ records, environment: ENV, holder, clock, log });
};

/** A deploy of NEW is killed at its n-th call; its post step runs then. */
async function killed(n: number, death: (typeof deaths)[number]) {
  const world = await settledWorld(3);
  const before = world.ports();
  const { ports, dead } = killedAt(before, n, death);
  const run = deploy(world.request(NEW), ports).then(() => true);
  const done = await Promise.race([run, dead.then(() => false)]);
  return { world, holder: before.holder, done };
}

describe("the post step of a run that was killed", () => {
  test("gives the lease back exactly when no rollout is half way, and the next run needs it for nothing", async () => {
    const seen = { free: 0, kept: 0 };
    for (const death of deaths) {
      for (let n = 1; ; n++) {
        const { world, holder, done } = await killed(n, death);
        if (done) break;
        const journals = (await world.records.list(keys.rollout(ENV, "").replace(/\.json$/, ""))).map(
          (key) => world.records.get(key) as { phase: string },
        );
        const half = journals.some(({ phase }) => !["done", "refused", "rolled-back"].includes(phase));
        await tidyAfter(world, holder);
        expect(free(world)).toBe(!half || lease(world).holder !== holder);
        seen[free(world) ? "free" : "kept"] += 1;
        await world.clock.sleep(240_000);
        expect((await world.deploy(NEXT)).outcome).toBe("succeeded");
      }
    }
    expect(seen.free).toBeGreaterThan(5);
    expect(seen.kept).toBeGreaterThan(20);
  });

  test("leaves the lease of another run alone", async () => {
    const world = await settledWorld();
    let outcome: Promise<unknown> | undefined;
    world.fleet.when.set("stage", () => {
      outcome = tidyAfter(world, "somebody else").then(() => expect(free(world)).toBe(false));
    });
    expect((await world.deploy(NEW)).outcome).toBe("succeeded");
    await outcome;
    expect(world.served).not.toContain(OLD);
  });

  test("leaves a lease that is over already, and one that another run writes at the same moment", async () => {
    const { world, holder } = await killed(4, "after");
    expect(free(world)).toBe(false);
    const held = lease(world);
    world.records.intruders.set("lease.json", () => world.records.put(keys.lease(ENV), { ...held, holder: "eve" }));
    world.lines.length = 0;
    await tidyAfter(world, holder);
    expect(lease(world)).toEqual({ ...held, holder: "eve" });
    // It gave nothing back, and says nothing of that kind.
    expect(world.lines).toEqual([]);
    world.records.put(keys.lease(ENV), held);
    await world.clock.sleep(Date.parse(held.expires) - world.clock.now());
    await tidyAfter(world, holder);
    expect(lease(world)).toEqual(held);
  });

  test("of an environment's first rollout keeps its lease as long as that is half way, and says which it is", async () => {
    const world = new MemoryEnvironment(3);
    const before = world.ports();
    const { ports, dead } = killedAt(before, 14, "after");
    await Promise.race([deploy(world.request(NEW), ports), dead]);
    world.lines.length = 0;
    await tidyAfter(world, before.holder);
    expect(free(world)).toBe(false);
    expect(world.lines.join()).toContain("00000001-00000001");
    const early = new MemoryEnvironment(3);
    const first = early.ports();
    const killed = killedAt(first, 4, "after");
    await Promise.race([deploy(early.request(NEW), killed.ports), killed.dead]);
    early.lines.length = 0;
    await tidyAfter(early, first.holder);
    expect(free(early)).toBe(true);
    expect(early.lines).toHaveLength(1);
  });

  test("finds nothing to do where no lease was ever taken", async () => {
    const world = new MemoryEnvironment(3);
    await expect(tidyAfter(world, "run-1")).resolves.toBeUndefined();
    expect(world.records.everything).toEqual({});
  });
});
