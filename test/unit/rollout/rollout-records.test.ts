import { describe, expect, test } from "vitest";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import { around } from "../world/calls.ts";
import { ENV, MemoryEnvironment, NEW, OLD, settledWorld } from "../world/world.ts";

describe("the rollout's journal", () => {
  const phases = async (
    run: (world: MemoryEnvironment, ports: ReturnType<MemoryEnvironment["ports"]>) => Promise<unknown>,
    world: MemoryEnvironment,
  ) => {
    const found: unknown[] = [];
    const ports = around(world.ports(), (call, work) => {
      if (call.kind === "write" && call.about.includes("/rollouts/"))
        found.push((call.value as { phase: string }).phase);
      return work();
    });
    await run(world, ports);
    return found;
  };

  test("says what the run is at: a rollback to what is warm begins with its switch", async () => {
    const world = await settledWorld();
    const forward = await phases((one, ports) => deploy(one.request(NEW), ports), world);
    expect(forward).toEqual(["stage", "switch", "commit", "done"]);
    expect(await phases((one, ports) => one.rollback(undefined, {}, ports), world)).toEqual([
      "switch",
      "commit",
      "done",
    ]);
    const cold = await settledWorld();
    await cold.deploy(NEW);
    cold.host(0).forget();
    expect((await phases((one, ports) => one.rollback(undefined, {}, ports), cold))[0]).toBe("stage");
  });

  test("has all that a later run, or a host's guard, needs to finish or undo it", async () => {
    const world = await settledWorld();
    await world.deploy(NEW, { run: "https://run/7", actor: "bob" });
    const ids = world.hosts.map(({ id }) => id);
    const common = { schema: 1, release: NEW, run: "https://run/7", actor: "bob", hosts: ids } as const;
    const rolloutId = "00000002-00000002";
    expect(world.records.get(keys.rollout(ENV, rolloutId))).toEqual({
      ...common,
      rollout: rolloutId,
      kind: "deploy",
      from: OLD,
      fence: 2,
      waves: [[ids[0]], [ids[1], ids[2]]],
      phase: "done",
      decision: "commit",
      started: expect.any(String),
      updated: expect.any(String),
    });
    expect(world.records.get(keys.history(ENV, 2))).toEqual({
      ...common,
      sequence: 2,
      kind: "deploy",
      previous: OLD,
      rollout: rolloutId,
      good: true,
      at: expect.any(String),
    });
    expect(world.records.get(keys.current(ENV))).toEqual({
      schema: 1,
      release: NEW,
      previous: OLD,
      sequence: 2,
      rollout: rolloutId,
      fence: 2,
      at: expect.any(String),
    });
    await world.rollback(undefined, { reason: "slow" });
    expect(world.records.get(keys.rollout(ENV, "00000003-00000003"))).toMatchObject({
      kind: "rollback",
      reason: "slow",
    });
  });

  test("of the first rollout of an environment comes from nothing", async () => {
    const world = new MemoryEnvironment();
    await world.deploy(NEW);
    expect(world.records.get(keys.rollout(ENV, "00000001-00000001"))).toMatchObject({ from: null, release: NEW });
    expect(world.records.get(keys.current(ENV))).toMatchObject({ previous: null, sequence: 1 });
  });
});
