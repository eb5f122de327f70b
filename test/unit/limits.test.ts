import { describe, expect, test } from "vitest";
import type { Operation } from "../../actions/lib/host-result.ts";
import { keys } from "../../actions/lib/release.ts";
import { rollout } from "../../actions/lib/rollout.ts";
import { around } from "./world/calls.ts";
import { ENV, NEW, NEXT, OLD, settledWorld, World } from "./world/world.ts";

const MINUTE = 60_000;
const sent = (world: World, operation: Operation) => world.fleet.sent.filter((one) => one.operation === operation);

/** When the first host that was told to switch undoes it by itself. */
const firstDeadline = (world: World) =>
  1000 * Math.min(...sent(world, "switch").flatMap((one) => ("deadline" in one ? [one.deadline] : [])));

/** A deploy that stands still while its last wave switches, until so many milliseconds before the first host's deadline. */
async function heldUp(left: number) {
  const world = await settledWorld();
  let switches = 0;
  world.fleet.when.set("switch", () => {
    if (++switches === 2) world.clock.skip(firstDeadline(world) - world.clock.now() - left);
  });
  return { world, ...(await world.deploy(NEW)) };
}

describe("a run that was held up", () => {
  test("decides for the release while a minute and more is left before hosts act by themselves", async () => {
    const { world, outcome } = await heldUp(MINUTE + 2_000);
    expect(outcome).toBe("succeeded");
    expect(world.served).toEqual([NEW, NEW, NEW]);
  });

  test("goes back when less is left, and says that it came too late", async () => {
    const { world, outcome, ...result } = await heldUp(MINUTE - 2_000);
    expect(outcome).toBe("rolled-back");
    expect("reason" in result && result.reason).toContain("so long");
    expect(world.served).toEqual([OLD, OLD, OLD]);
  });

  test("is not held for somebody to look at: the release did nothing wrong", async () => {
    const world = await settledWorld();
    world.fleet.when.set("switch", () => world.clock.skip(3_600_000));
    expect((await world.deploy(NEW, { onFailure: "hold" })).outcome).toBe("rolled-back");
  });
});

describe("no host undoes its switch by itself while the run is at work,", () => {
  /** Everything takes as long as it may. */
  const SWITCH = 1000_000;
  const slowly = { switchTimeout: SWITCH, stageTimeout: 4 * SWITCH };
  const inTime = (world: World) => expect(world.clock.now()).toBeLessThan(firstDeadline(world));

  test("however slow each wave is", async () => {
    const world = await settledWorld(8);
    world.fleet.pace = SWITCH - 5_000;
    // What comes after the commit is in no hurry.
    world.fleet.when.set("prune", () => inTime(world));
    expect((await world.deploy(NEW, slowly)).outcome).toBe("succeeded");
    expect(sent(world, "prune")).toHaveLength(1);
  });

  test("however long the last requests of the former processes take", async () => {
    const world = await settledWorld(8);
    world.drain = 2000;
    world.fleet.pace = SWITCH - 5_000;
    world.fleet.when.set("commit", () => Object.assign(world.fleet, { pace: SWITCH + 1_990_000 }));
    world.fleet.when.set("prune", () => inTime(world));
    expect((await world.deploy(NEW, slowly)).outcome).toBe("succeeded");
  });

  test("and however long a rollback has to stage in the middle of its wave", async () => {
    const world = await settledWorld(3);
    await world.deploy(NEW);
    world.host(1).cold = true;
    world.fleet.sent.length = 0;
    world.fleet.pace = SWITCH - 5_000;
    world.fleet.when.set("stage", () => Object.assign(world.fleet, { pace: 4 * SWITCH - 5_000 }));
    world.fleet.when.set("prune", () => inTime(world));
    let switches = 0;
    world.fleet.when.set("switch", () => {
      if (++switches > 1) world.fleet.pace = SWITCH - 5_000;
    });
    expect((await world.rollback(undefined, slowly)).outcome).toBe("succeeded");
    expect(switches).toBe(2);
  });
});

describe("a host may take", () => {
  /** Milliseconds that each operation was waited for. */
  async function waits(arrange: (world: World) => void, run: "deploy" | "rollback" = "deploy") {
    const world = await settledWorld();
    if (run === "rollback") await world.deploy(NEXT);
    arrange(world);
    const found: [string, number][] = [];
    const ports = around(world.ports(), (call, work, until) => {
      if (until !== undefined) found.push([call.about, until.deadline - world.clock.now()]);
      return work();
    });
    const result = run === "deploy" ? await rollout(world.request(NEW), ports) : await world.rollback(OLD, {}, ports);
    return { result, found };
  }

  test("what the inputs give it, and its health check and last requests on top", async () => {
    const { found } = await waits((world) => void world.host(2).broken.add("switch"));
    expect(Object.fromEntries(found)).toEqual({
      status: 90_000,
      stage: 600_000 + 30_000,
      switch: 120_000,
      revert: 120_000 + 30_000,
    });
    expect(Object.fromEntries((await waits(() => undefined)).found)).toMatchObject({
      commit: 120_000 + 30_000,
      prune: 120_000,
    });
  });

  test("the time of its hook too, on the host that runs it", async () => {
    const { found } = await waits((world) => Object.assign(world, { hook: ["migrate"] }));
    expect(found.filter(([operation]) => operation === "stage")).toEqual([
      ["stage", 600_000 + 30_000 + 300_000],
      ["stage", 600_000 + 30_000],
    ]);
  });

  test("a minute to say what it serves when its own answer proved nothing, and no longer than it had before", async () => {
    const { found } = await waits((world) => {
      for (const operation of ["stage", "status"] as const) world.fleet.break(world.host(1), operation, "mute");
    });
    // The first status has 90 s, and is asked again for a minute.
    expect(found.map(([, wait]) => wait)).toEqual([90_000, 60_000]);
  });
});

describe("the rollout's journal", () => {
  const phases = async (run: (world: World, ports: ReturnType<World["ports"]>) => Promise<unknown>, world: World) => {
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
    const deploy = await phases((one, ports) => rollout(one.request(NEW), ports), world);
    expect(deploy).toEqual(["stage", "switch", "commit", "done"]);
    expect(await phases((one, ports) => one.rollback(undefined, {}, ports), world)).toEqual([
      "switch",
      "commit",
      "done",
    ]);
    const cold = await settledWorld();
    await cold.deploy(NEW);
    cold.host(0).warm = null;
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
    const world = new World();
    await world.deploy(NEW);
    expect(world.records.get(keys.rollout(ENV, "00000001-00000001"))).toMatchObject({ from: null, release: NEW });
    expect(world.records.get(keys.current(ENV))).toMatchObject({ previous: null, sequence: 1 });
  });
});

describe("a step that is cancelled at a renewal of its lease", () => {
  /** The lease is renewed before each of the two waves, and before the decision. */
  async function cancelled(n: number) {
    const world = await settledWorld();
    const cancel = new AbortController();
    let renewals = -1;
    const ports = around(world.ports(cancel.signal), (call, work) => {
      const renewal = call.kind === "write" && call.about === keys.lease(ENV);
      if (renewal && ++renewals === n) cancel.abort(new Error("cancelled"));
      return work();
    });
    return { world, result: await rollout(world.request(NEW), ports) };
  }

  test("tells no host to switch when no wave has begun", async () => {
    const { world, result } = await cancelled(1);
    expect(result).toMatchObject({ outcome: "refused", reason: "cancelled" });
    expect(sent(world, "switch")).toEqual([]);
  });

  test.each([2, 3])("commits nothing of what had switched (%i)", async (n) => {
    const { world, result } = await cancelled(n);
    expect(result).toMatchObject({ outcome: "rolled-back", reason: "cancelled" });
    expect(sent(world, "commit")).toEqual([]);
    expect(world.served).toEqual([OLD, OLD, OLD]);
  });

  test("after the decision finishes it, and asks for no newcomers any more", async () => {
    const { world, result } = await cancelled(4);
    expect(result).toMatchObject({ outcome: "succeeded", warnings: [expect.any(String), expect.any(String)] });
    expect(world.served).toEqual([NEW, NEW, NEW]);
  });
});
