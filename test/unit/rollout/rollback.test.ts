import { describe, expect, test } from "vitest";
import { keys } from "../../../schema/bucket-keys.ts";
import { ENV, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

describe("a rollout that fails after its first switch", () => {
  test("brings back every host that had switched, last wave first", async () => {
    const world = await settledWorld(8);
    world.host(5).broken.add("switch");
    const result = await world.deploy(NEW);
    expect(result.outcome).toBe("rolled-back");
    expect(world.served).toEqual(Array(8).fill(OLD));
    expect(world.states.every(({ staged, pending }) => staged.length === 0 && pending === null)).toBe(true);
    const reverts = world.fleet.sent.filter(({ operation }) => operation === "revert").map(({ hosts }) => hosts.length);
    expect(reverts).toEqual([6, 1, 1]);
    expect(world.records.get(keys.current(ENV))).toMatchObject({ release: OLD, sequence: 1 });
    expect(world.records.get(keys.rollout(ENV, "00000002-00000002"))).toMatchObject({
      phase: "rolled-back",
      decision: "revert",
    });
  });

  test.each(["undeliverable", "delivery-timed-out", "cancelled", "execution-timed-out", "hangs"] as const)(
    "is rolled back when the canary's switch is %s",
    async (fault) => {
      const world = await settledWorld();
      world.fleet.break(world.host(0), "switch", fault);
      const result = await world.deploy(NEW);
      expect(result.outcome).toBe("rolled-back");
      expect(world.served).toEqual([OLD, OLD, OLD]);
      expect(world.states.every(({ staged }) => staged.length === 0)).toBe(true);
    },
  );

  test("a switch whose answer cannot be read is believed when the host's status proves it", async () => {
    const world = await settledWorld();
    world.fleet.break(world.host(0), "switch", "mute");
    expect((await world.deploy(NEW)).outcome).toBe("succeeded");
    expect(world.served).toEqual([NEW, NEW, NEW]);
  });

  test("names the host that cannot be brought back, and brings back the others", async () => {
    const world = await settledWorld();
    world.host(2).broken.add("switch");
    world.host(0).broken.add("revert");
    const result = await world.deploy(NEW);
    expect(result).toMatchObject({ outcome: "rollback-failed" });
    expect("failures" in result && result.failures.map(({ host }) => host)).toEqual([
      world.host(2).id,
      world.host(0).id,
    ]);
    expect(world.served).toEqual([NEW, OLD, OLD]);
  });

  test("a host terminated in the middle does not keep the others from going back", async () => {
    const world = await settledWorld(8);
    world.fleet.when.set("switch", () => world.fleet.terminated.add(world.host(7).id));
    const result = await world.deploy(NEW);
    expect(result.outcome).toBe("rollback-failed");
    expect(world.served.slice(0, 7)).toEqual(Array(7).fill(OLD));
  });

  test("a switch that may not be sent any more is undone", async () => {
    const world = await settledWorld();
    world.fleet.when.set("switch", () => world.fleet.refusals.set("switch", new Error("AccessDenied")));
    expect((await world.deploy(NEW)).outcome).toBe("rolled-back");
    expect(world.served).toEqual([OLD, OLD, OLD]);
  });

  test("a host that says done while another release is live is not believed", async () => {
    const world = await settledWorld();
    world.host(0).instead.switch = () => ({ outcome: "done", error: null });
    expect((await world.deploy(NEW)).outcome).toBe("rolled-back");
  });

  test("a second copy of the switch that arrives after its revert is refused", async () => {
    const world = await settledWorld();
    world.host(2).broken.add("switch");
    await world.deploy(NEW);
    const [copy] = world.fleet.sent.filter(({ operation }) => operation === "switch");
    if (copy === undefined) throw new Error("nothing was switched");
    world.host(0).bring(NEW);
    expect(world.host(0).run(copy)).toMatchObject({ outcome: "refused", live: OLD });
  });

  test("going back works although S3 cannot be written", async () => {
    const world = await settledWorld();
    world.host(2).broken.add("switch");
    world.fleet.when.set("switch", () => world.records.broken.set("00000002-00000002.json", "before"));
    const result = await world.deploy(NEW);
    expect(result.outcome).toBe("rolled-back");
    expect(result.warnings.length).toBeGreaterThan(0);
    expect(world.served).toEqual([OLD, OLD, OLD]);
  });
});

describe("the decision", () => {
  test("a commit decision whose reply was lost stands: nothing is reverted", async () => {
    const world = await settledWorld();
    let switches = 0;
    world.fleet.when.set("switch", () => {
      if (++switches === 2) world.records.broken.set("00000002-00000002.json", "after");
    });
    expect((await world.deploy(NEW)).outcome).toBe("succeeded");
    expect(world.served).toEqual([NEW, NEW, NEW]);
    // It was about to go back: the fence that it raised for that is the one that counts from now on.
    expect(world.records.get(keys.current(ENV))).toMatchObject({ release: NEW, fence: 3 });
  });

  test("a host that does not commit makes the outcome commit-failed, and the next run commits it", async () => {
    const world = await settledWorld();
    world.host(1).broken.add("commit");
    const result = await world.deploy(NEW);
    expect(result.outcome).toBe("commit-failed");
    expect(world.served).toEqual([NEW, NEW, NEW]);
    expect(world.records.get(keys.history(ENV, 2))).toMatchObject({ release: NEW, good: false });
    world.host(1).broken.clear();
    expect((await world.deploy(NEW)).outcome).toBe("succeeded");
    expect(world.host(1).state).toMatchObject({ committed: NEW, pending: null });
    expect(world.records.get(keys.history(ENV, 3))).toMatchObject({ release: NEW, previous: OLD, good: true });
  });

  test("what was decided is committed first, even when the next deploy is then refused", async () => {
    const world = await settledWorld();
    world.host(1).broken.add("commit");
    await world.deploy(NEW);
    world.host(1).broken.clear();
    world.host(2).broken.add("stage");
    expect((await world.deploy(NEXT)).outcome).toBe("refused");
    expect(world.states.map(({ live, committed }) => ({ live, committed }))).toEqual(
      Array(3).fill({ live: NEW, committed: NEW }),
    );
  });

  test("is not taken once hosts may undo their switch by themselves: a run held up for an hour goes back", async () => {
    const world = await settledWorld();
    let switches = 0;
    world.fleet.when.set("switch", () => {
      if (++switches === 2) world.clock.skip(3_600_000);
    });
    expect((await world.deploy(NEW)).outcome).toBe("rolled-back");
    expect(world.served).toEqual([OLD, OLD, OLD]);
  });

  test("a ledger that another run moved is not overwritten", async () => {
    const world = await settledWorld();
    const other = { schema: 1, release: NEXT, previous: OLD, sequence: 2, rollout: "00000002-000000ff", fence: 255 };
    world.records.intruders.set("current.json", () =>
      world.records.put(keys.current(ENV), { ...other, at: "2026-11-01T00:00:00Z" }),
    );
    expect((await world.deploy(NEW)).outcome).toBe("commit-failed");
    expect(world.records.get(keys.current(ENV))).toMatchObject({ release: NEXT });
  });
});
