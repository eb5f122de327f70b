import { describe, expect, test } from "vitest";
import { plan } from "../../../actions/lib/rollout/plan.ts";
import { planRollback } from "../../../actions/lib/rollout/rollback.ts";
import { ENV, MemoryEnvironment, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

const deploy = (world: MemoryEnvironment, release: string, change: Parameters<MemoryEnvironment["request"]>[1] = {}) =>
  plan(world.request(release, change), world.ports());

const rollback = (world: MemoryEnvironment, release?: string) => {
  const { environment, run, actor, wait, stageTimeout, switchTimeout, waves } = world.request("");
  const request = { environment, run, actor, wait, stageTimeout, switchTimeout, waves, release, reason: "slow" };
  return planRollback(request, world.ports());
};

/** OLD, then NEW: every host serves NEW and has OLD warm. */
async function deployed(hosts = 8): Promise<MemoryEnvironment> {
  const world = await settledWorld(hosts);
  expect((await world.deploy(NEW)).outcome).toBe("succeeded");
  world.fleet.sent.length = 0;
  return world;
}

describe("a plan", () => {
  test("says of each host what it serves, in which wave it would switch, and whether it would have to", async () => {
    const world = await deployed();
    Object.assign(world.host(1), { live: NEXT, pending: NEXT });
    Object.assign(world.host(2), { live: NEXT, committed: NEXT, warm: null });
    Object.assign(world.host(3), { live: null, committed: null, warm: null });
    Object.assign(world.host(4), { live: NEXT });
    Object.assign(world.host(5), { live: NEXT, committed: NEXT, pending: NEXT });
    Object.assign(world.host(6), { committed: NEXT });
    const { hosts, ...about } = await deploy(world, NEXT);
    expect(about).toEqual({ environment: ENV, release: NEXT, previous: NEW, warnings: [] });
    const [canary, half, there, fresh, live, pending, committed, other] = world.hosts.map(({ id }) => ({
      host: id,
      name: id,
    }));
    const before = { live: NEW, committed: NEW, pending: null, warm: OLD };
    expect(hosts).toEqual([
      { ...canary, ...before, wave: 1, action: "change" },
      { ...half, ...before, live: NEXT, pending: NEXT, wave: 2, action: "finish" },
      { ...there, live: NEXT, committed: NEXT, pending: null, warm: null, wave: 3, action: "keep" },
      { ...fresh, live: null, committed: null, pending: null, warm: null, wave: 3, action: "change" },
      { ...live, ...before, live: NEXT, wave: 3, action: "finish" },
      { ...pending, ...before, live: NEXT, committed: NEXT, pending: NEXT, wave: 3, action: "finish" },
      { ...committed, ...before, committed: NEXT, wave: 3, action: "change" },
      { ...other, ...before, wave: 3, action: "change" },
    ]);
  });

  test("asks hosts for their status and touches nothing, the lease included", async () => {
    const world = await deployed();
    const before = world.records.everything;
    await deploy(world, NEXT);
    await rollback(world);
    expect(world.records.everything).toEqual(before);
    expect(new Set(world.fleet.sent.map(({ operation }) => operation))).toEqual(new Set(["status"]));
  });

  test("of an environment's first deploy has no release before it", async () => {
    expect(await deploy(new MemoryEnvironment(3), NEW)).toMatchObject({ previous: null });
  });

  test("of a release that is absent, or marked bad, is refused as the deploy would be", async () => {
    const world = await deployed();
    await expect(deploy(world, "3333333-333333333333")).rejects.toThrow("3333333-333333333333");
    await world.rollback();
    await expect(deploy(world, NEW)).rejects.toThrow("it broke");
    expect(await deploy(world, NEW, { unmark: true })).toMatchObject({ release: NEW, previous: OLD });
    await expect(rollback(world, NEW)).rejects.toThrow("it broke");
  });

  test("of a fleet that cannot take part is refused as the deploy would be", async () => {
    const world = await deployed();
    world.fleet.break(world.host(1), "status", "mute");
    await expect(deploy(world, NEXT)).rejects.toThrow(world.host(1).id);
  });

  test("of a rollback says where it would go", async () => {
    const world = await deployed();
    expect(await rollback(world)).toMatchObject({ release: OLD, previous: NEW, hosts: { length: 8 } });
    await expect(rollback(await settledWorld())).rejects.toThrow(ENV);
  });
});
