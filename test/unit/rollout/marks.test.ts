import { describe, expect, test } from "vitest";
import { keys } from "../../../schema/bucket-keys.ts";
import { ENV, type MemoryEnvironment, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

const KEY = keys.bad(ENV, NEW);
const marks = (world: MemoryEnvironment) =>
  (world.records.get(KEY) as { marks: { actor: string; bad: boolean }[] } | undefined)?.marks;
const said = (actor: string, bad: boolean) => ({
  bad,
  reason: "slow",
  run: "https://run",
  actor,
  rollout: null,
  at: "2026-11-01T00:00:00Z",
});

/** NEW is current; the next so many writes of its mark are beaten by another run's. */
async function beaten(times: number, bad = false): Promise<MemoryEnvironment> {
  const world = await settledWorld();
  await world.deploy(NEW);
  const beat = (left: number) => {
    if (left === 0) return;
    world.records.intruders.set(KEY, () => {
      const before = marks(world) ?? [];
      world.records.put(KEY, { schema: 1, release: NEW, marks: [...before, said(`eve ${left}`, bad)] });
      beat(left - 1);
    });
  };
  beat(times);
  return world;
}

describe("a mark that others write at the same time", () => {
  test("is added to theirs: nobody's word is lost", async () => {
    const world = await beaten(3);
    expect((await world.rollback(undefined, { actor: "bob" })).outcome).toBe("succeeded");
    expect(marks(world)?.map(({ actor }) => actor)).toEqual(["eve 3", "eve 2", "eve 1", "bob"]);
  });

  test("and always a moment before is given up after four times, and what is current has not moved", async () => {
    const world = await beaten(4);
    expect(await world.rollback()).toMatchObject({ outcome: "commit-failed", reason: expect.stringContaining(KEY) });
    expect(marks(world)).toHaveLength(4);
    expect(world.records.get(keys.current(ENV))).toMatchObject({ release: NEW });
    expect(await world.rollback()).toMatchObject({ outcome: "succeeded", release: OLD });
  });

  test("and says the same is left as it is", async () => {
    const world = await beaten(1, true);
    expect((await world.rollback()).outcome).toBe("succeeded");
    expect(marks(world)?.map(({ actor }) => actor)).toEqual(["eve 1"]);
  });
});

describe("the last word on a release counts", () => {
  test("when it was taken back, and when it was marked again", async () => {
    const world = await settledWorld();
    world.records.put(KEY, { schema: 1, release: NEW, marks: [said("bob", true), said("eve", false)] });
    expect((await world.deploy(NEW)).outcome).toBe("succeeded");
    expect(marks(world)).toHaveLength(2);
    await world.deploy(NEXT);
    world.records.put(KEY, { schema: 1, release: NEW, marks: [said("eve", false), said("bob", true)] });
    expect((await world.deploy(NEW)).outcome).toBe("refused");
  });

  test("and 'unmark' of what is not marked writes nothing", async () => {
    const world = await settledWorld();
    expect((await world.deploy(NEW, { unmark: true })).outcome).toBe("succeeded");
    expect(marks(world)).toBeUndefined();
  });
});

test("a rollback of what is current, for a host that lags behind, marks nothing", async () => {
  const world = await settledWorld();
  await world.deploy(NEW);
  Object.assign(world.host(1), { live: OLD, committed: OLD });
  expect(await world.rollback(NEW)).toMatchObject({ outcome: "succeeded", release: NEW, previous: OLD });
  expect(marks(world)).toBeUndefined();
});

test("a record that no version of the actions writes is told by its key, and nothing is changed", async () => {
  const world = await settledWorld();
  world.records.put(keys.current(ENV), { schema: 2 });
  const before = { records: world.records.snapshot, states: world.states };
  const result = await world.deploy(NEW);
  expect(result).toMatchObject({ outcome: "refused", reason: expect.stringContaining(keys.current(ENV)) });
  expect({ records: world.records.snapshot, states: world.states }).toEqual(before);
});

/** OLD, NEW and NEXT were deployed one after another; NEXT is current and NEW warm. */
async function threeReleases(): Promise<MemoryEnvironment> {
  const world = await settledWorld();
  for (const release of [NEW, NEXT]) expect((await world.deploy(release)).outcome).toBe("succeeded");
  return world;
}

describe("a release that is marked bad", () => {
  test("is not deployed, in plan or in earnest, with nothing moved", async () => {
    const world = await threeReleases();
    await world.rollback();
    const before = { records: world.records.snapshot, states: world.states };
    const result = await world.deploy(NEXT);
    expect(result.outcome).toBe("refused");
    expect("reason" in result && result.reason).toContain("it broke");
    expect({ records: world.records.snapshot, states: world.states }).toEqual(before);
  });

  test("is deployed with 'unmark', and nobody's word on it is lost", async () => {
    const world = await threeReleases();
    await world.rollback();
    expect((await world.deploy(NEXT, { unmark: true, actor: "eve" })).outcome).toBe("succeeded");
    expect(world.records.get(keys.bad(ENV, NEXT))).toMatchObject({
      marks: [{ bad: true }, { bad: false, actor: "eve" }],
    });
    expect((await world.deploy(NEXT)).outcome).toBe("nothing-to-do");
    expect(await world.rollback()).toMatchObject({ outcome: "succeeded", release: NEW });
    expect(world.records.get(keys.bad(ENV, NEXT))).toMatchObject({
      marks: [{ bad: true }, { bad: false }, { bad: true }],
    });
  });

  test("is not deployed by a run that waited while a rollback marked it", async () => {
    const world = await threeReleases();
    world.host(0).bring(NEXT);
    let waiting: Promise<{ outcome: string }> | undefined;
    world.fleet.when.set("switch", () => {
      waiting ??= world.deploy(NEXT, { wait: 600_000 });
    });
    expect((await world.rollback()).outcome).toBe("succeeded");
    expect((await waiting)?.outcome).toBe("refused");
    expect(world.served).toEqual([NEW, NEW, NEW]);
  });
});
