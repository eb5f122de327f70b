import { describe, expect, test } from "vitest";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import type { Operation } from "../../../schema/host-result.ts";
import { around } from "../world/calls.ts";
import { ENV, type MemoryEnvironment, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

const MINUTE = 60_000;
const sent = (world: MemoryEnvironment, operation: Operation) =>
  world.fleet.sent.filter((one) => one.operation === operation);

/** When the first host that was told to switch undoes it by itself. */
const firstDeadline = (world: MemoryEnvironment) =>
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

  test("decides for it with exactly a minute left", async () => {
    const world = await settledWorld();
    let renewals = 0;
    const ports = around(world.ports(), (call, work) => {
      const renewal = call.kind === "write" && call.about === keys.lease(ENV);
      // Taken, renewed before either wave, and before the decision.
      if (renewal && ++renewals === 4) world.clock.skip(firstDeadline(world) - MINUTE - world.clock.now());
      return work();
    });
    expect((await deploy(world.request(NEW), ports)).outcome).toBe("succeeded");
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

  /** What comes after the commit is in no hurry. */
  function timed(world: MemoryEnvironment) {
    const left: number[] = [];
    world.fleet.when.set("prune", () => left.push(firstDeadline(world) - world.clock.now()));
    return left;
  }

  test("however slow each wave is", async () => {
    const world = await settledWorld(8);
    world.fleet.pace = SWITCH - 5_000;
    const left = timed(world);
    expect((await world.deploy(NEW, slowly)).outcome).toBe("succeeded");
    expect(left[0]).toBeGreaterThan(0);
    // And not much longer, for until then a host whose run has died stays as it is.
    expect(left[0]).toBeLessThan(SWITCH);
  });

  test("and however long S3 takes for each of its records", async () => {
    const world = await settledWorld(8);
    world.fleet.pace = SWITCH - 1_000;
    const left = timed(world);
    const ports = around(world.ports(), async (call, work) => {
      if (["read", "write", "list"].includes(call.kind)) await world.clock.sleep(10_000);
      return work();
    });
    expect((await deploy(world.request(NEW, slowly), ports)).outcome).toBe("succeeded");
    expect(left[0]).toBeGreaterThan(0);
  });

  test("which is no longer for what a deploy may take to stage", async () => {
    const patience = async (stageTimeout: number) => {
      const world = await settledWorld(8);
      let first = 0;
      world.fleet.when.set("switch", () => {
        first ||= firstDeadline(world) - world.clock.now();
      });
      await world.deploy(NEW, { ...slowly, stageTimeout });
      return first;
    };
    expect(await patience(60_000)).toBe(await patience(3_600_000));
  });

  test("however long the last requests of the former processes take", async () => {
    const world = await settledWorld(8);
    world.drain = 2000;
    world.fleet.pace = SWITCH - 5_000;
    world.fleet.when.set("commit", () => Object.assign(world.fleet, { pace: SWITCH + 1_990_000 }));
    const left = timed(world);
    expect((await world.deploy(NEW, slowly)).outcome).toBe("succeeded");
    expect(left[0]).toBeGreaterThan(0);
  });

  test("and however long a rollback has to stage in the middle of each of its waves", async () => {
    const world = await settledWorld(8);
    await world.deploy(NEW);
    for (const at of [0, 1, 5]) world.host(at).cool();
    world.fleet.sent.length = 0;
    const slow = (operation: "stage" | "switch", pace: number) =>
      world.fleet.when.set(operation, () => Object.assign(world.fleet, { pace }));
    world.health = 500;
    slow("stage", 4 * SWITCH + 495_000);
    slow("switch", SWITCH - 5_000);
    const left = timed(world);
    const { waves } = world.request("");
    expect((await world.rollback(undefined, { ...slowly, waves })).outcome).toBe("succeeded");
    expect(sent(world, "switch").map(({ hosts }) => hosts.length)).toEqual([1, 1, 1, 1, 6, 1]);
    expect(left[0]).toBeGreaterThan(0);
  });
});

describe("a host may take", () => {
  /** Milliseconds that each operation was waited for. */
  async function waits(arrange: (world: MemoryEnvironment) => void, run: "deploy" | "rollback" = "deploy") {
    const world = await settledWorld();
    if (run === "rollback") await world.deploy(NEXT);
    arrange(world);
    const found: [string, number][] = [];
    const ports = around(world.ports(), (call, work, until) => {
      if (until !== undefined) found.push([call.about, until.deadline - world.clock.now()]);
      return work();
    });
    const result = run === "deploy" ? await deploy(world.request(NEW), ports) : await world.rollback(OLD, {}, ports);
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
    return { world, result: await deploy(world.request(NEW), ports) };
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
