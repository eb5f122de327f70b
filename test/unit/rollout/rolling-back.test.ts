import { describe, expect, test } from "vitest";
import { keys } from "../../../schema/bucket-keys.ts";
import { ENV, MemoryEnvironment, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

/** OLD, NEW and NEXT were deployed one after another; NEXT is current and NEW warm. */
async function threeReleases(hosts = 3): Promise<MemoryEnvironment> {
  const world = await settledWorld(hosts);
  for (const release of [NEW, NEXT]) expect((await world.deploy(release)).outcome).toBe("succeeded");
  world.fleet.sent.length = 0;
  return world;
}

const operations = (world: MemoryEnvironment) =>
  world.fleet.sent.map(({ operation, hosts }) => `${operation} ${hosts.length}`);
const bad = (world: MemoryEnvironment, release: string) => world.records.get(keys.bad(ENV, release));

describe("a rollback without a release", () => {
  test("is one switch of all hosts and one commit, to the newest before the current that was good everywhere", async () => {
    const world = await threeReleases();
    const result = await world.rollback();
    expect(result).toMatchObject({ outcome: "succeeded", release: NEW, previous: NEXT });
    expect(operations(world)).toEqual(["status 3", "switch 3", "commit 3"]);
    expect(world.served).toEqual([NEW, NEW, NEW]);
    expect(world.records.get(keys.current(ENV))).toMatchObject({ release: NEW, previous: NEXT, sequence: 4 });
    expect(world.records.get(keys.history(ENV, 4))).toMatchObject({
      kind: "rollback",
      release: NEW,
      good: true,
      reason: "it broke",
    });
  });

  test("marks the release that it leaves as bad, with reason, person, run and rollout", async () => {
    const world = await threeReleases();
    const { rollout } = await world.rollback(undefined, { run: "https://run/9", actor: "bob" });
    expect(bad(world, NEXT)).toMatchObject({
      release: NEXT,
      marks: [{ bad: true, reason: "it broke", run: "https://run/9", actor: "bob", rollout }],
    });
    expect(bad(world, NEW)).toBeUndefined();
  });

  test("goes further back the second time, never forth, and is refused with nothing moved when nothing is left", async () => {
    const world = await threeReleases();
    await world.rollback();
    expect(await world.rollback()).toMatchObject({ outcome: "succeeded", release: OLD });
    const before = { records: world.records.snapshot, states: world.states };
    expect((await world.rollback()).outcome).toBe("refused");
    expect({ records: world.records.snapshot, states: world.states }).toEqual(before);
  });

  test("stages first where the release is no longer warm, and there only", async () => {
    const world = await threeReleases();
    world.host(1).forget();
    expect((await world.rollback()).outcome).toBe("succeeded");
    expect(operations(world)).toEqual(["status 3", "stage 1", "switch 3", "commit 3", "prune 3"]);
    expect(world.served).toEqual([NEW, NEW, NEW]);
  });

  test("stages after all where the warm process has died", async () => {
    const world = await threeReleases();
    for (const at of [1, 2]) world.host(at).cool();
    const result = await world.rollback();
    expect(result.outcome).toBe("succeeded");
    expect(operations(world)).toEqual(["status 3", "switch 3", "stage 2", "switch 2", "commit 3", "prune 3"]);
    expect(result.hosts.map(({ error }) => error)).toEqual([null, null, null]);
    expect(world.served).toEqual([NEW, NEW, NEW]);
  });

  test("switches what it had to stage in its wave, and forgets no other host that failed there", async () => {
    const world = await threeReleases();
    world.host(1).broken.add("switch");
    world.host(2).cool();
    const result = await world.rollback();
    expect(result).toMatchObject({
      outcome: "rolled-back",
      failures: [{ host: world.host(1).id, operation: "switch" }],
    });
    expect(world.served).toEqual([NEXT, NEXT, NEXT]);
  });

  test("tells the hosts that failed at first with those that could not stage after all", async () => {
    const world = await threeReleases();
    world.host(1).broken.add("switch");
    world.host(2).cool();
    world.host(2).broken.add("stage");
    const result = await world.rollback();
    expect(result).toMatchObject({
      outcome: "rolled-back",
      failures: [
        { host: world.host(1).id, operation: "switch" },
        { host: world.host(2).id, operation: "stage" },
      ],
    });
  });

  test("stages for no other refusal, and not twice on one host", async () => {
    const world = await threeReleases();
    world.host(1).fence = 99;
    expect(await world.rollback()).toMatchObject({ outcome: "rollback-failed", failures: { length: 2 } });
    expect(operations(world)).not.toContain("stage 1");
    const lying = await threeReleases();
    lying.host(1).instead.switch = () => ({ outcome: "done", error: null });
    expect(await lying.rollback()).toMatchObject({ outcome: "rolled-back", failures: [{ step: "state" }] });
    expect(operations(lying)).not.toContain("stage 1");
    const other = await threeReleases();
    Object.assign(other.host(1), { warm: null });
    other.host(1).instead.switch = () => ({
      outcome: "refused",
      error: { step: "state", message: "not staged", cure: "stage" },
    });
    expect(await other.rollback()).toMatchObject({ outcome: "rolled-back", failures: [{ step: "state" }] });
    expect(operations(other).filter((one) => one.startsWith("stage"))).toEqual(["stage 1"]);
  });

  test("stages nothing where the release serves already, uncommitted", async () => {
    const world = await threeReleases();
    Object.assign(world.host(1), { live: NEW, warm: null });
    expect((await world.rollback()).outcome).toBe("succeeded");
    expect(operations(world)).toEqual(["status 3", "switch 3", "commit 3"]);
    expect(world.served).toEqual([NEW, NEW, NEW]);
  });

  test("passes over what was not good on every host", async () => {
    const world = await settledWorld();
    world.host(1).broken.add("commit");
    expect((await world.deploy(NEW)).outcome).toBe("commit-failed");
    world.host(1).broken.clear();
    expect((await world.deploy(NEXT)).outcome).toBe("succeeded");
    expect(await world.rollback()).toMatchObject({ outcome: "succeeded", release: OLD });
  });

  test("runs no hook", async () => {
    const world = await threeReleases();
    world.hook = ["node", "migrate.js"];
    for (const host of world.hosts) host.forget();
    await world.rollback();
    expect(world.hosts.every(({ asked }) => asked.every(({ hook }) => !hook))).toBe(true);
  });

  test("is refused where nothing was ever deployed, and where only one release was", async () => {
    const bare = new MemoryEnvironment(3);
    expect(await bare.rollback()).toMatchObject({ outcome: "refused", reason: expect.stringContaining(`'${ENV}'`) });
    const world = await settledWorld();
    expect(await world.rollback()).toMatchObject({ outcome: "refused", reason: expect.stringContaining(OLD) });
    expect(await bare.rollback()).toMatchObject({ release: "", hosts: [] });
    expect([...bare.served, ...world.served]).toEqual([null, null, null, OLD, OLD, OLD]);
  });

  test("that fails on a host goes back to where it came from and marks nothing", async () => {
    const world = await threeReleases();
    world.host(1).broken.add("switch");
    expect((await world.rollback()).outcome).toBe("rolled-back");
    expect(world.served).toEqual([NEXT, NEXT, NEXT]);
    expect(bad(world, NEXT)).toBeUndefined();
  });

  test("that did not commit everywhere is finished by the same call again, and goes no further back", async () => {
    const world = await threeReleases();
    world.host(1).broken.add("commit");
    expect(await world.rollback()).toMatchObject({ outcome: "commit-failed", release: NEW });
    world.host(1).broken.clear();
    expect(await world.rollback()).toMatchObject({ outcome: "succeeded", release: NEW });
    expect(world.states.every(({ committed, pending }) => committed === NEW && pending === null)).toBe(true);
  });

  test("of a fleet on which a deploy has half failed undoes that deploy, and goes no further back", async () => {
    const world = await settledWorld();
    world.host(2).broken.add("switch");
    expect((await world.deploy(NEW, { onFailure: "hold" })).outcome).toBe("held");
    world.host(2).broken.clear();
    expect(await world.rollback()).toMatchObject({ outcome: "succeeded", release: OLD });
    expect(world.states.every(({ live, pending }) => live === OLD && pending === null)).toBe(true);
    expect(bad(world, NEW)).toMatchObject({ marks: [{ bad: true, reason: "it broke" }] });
  });
});

describe("a rollback to a release", () => {
  test("further back goes there", async () => {
    const world = await threeReleases();
    expect(await world.rollback(OLD)).toMatchObject({ outcome: "succeeded", release: OLD });
    expect(world.served).toEqual([OLD, OLD, OLD]);
  });

  test("that is current has nothing to do", async () => {
    const world = await threeReleases();
    const before = world.records.snapshot;
    expect((await world.rollback(NEXT)).outcome).toBe("nothing-to-do");
    expect(world.records.snapshot).toEqual(before);
  });

  const ABSENT = "abcdef0-0123456789ab";
  test.each([
    [
      "absent",
      ABSENT,
      (world: MemoryEnvironment) => world.records.put(keys.history(ENV, 2), entryOf(world, 2, ABSENT)),
    ],
    ["never deployed here", ABSENT, () => undefined],
    [
      "never good on every host",
      OLD,
      (world: MemoryEnvironment) => world.records.put(keys.history(ENV, 1), notGood(world, 1)),
    ],
    ["marked bad", NEW, (world: MemoryEnvironment) => world.records.put(keys.bad(ENV, NEW), badMark(NEW))],
  ])("that is %s is refused with nothing moved", async (_, release, arrange) => {
    const world = await threeReleases();
    arrange(world);
    const before = { records: world.records.snapshot, states: world.states };
    expect(await world.rollback(release)).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining(release),
    });
    expect({ records: world.records.snapshot, states: world.states }).toEqual(before);
    expect(world.fleet.sent.filter(({ operation }) => operation !== "status")).toEqual([]);
  });

  const entryOf = (world: MemoryEnvironment, at: number, release: string) => ({
    ...(world.records.get(keys.history(ENV, at)) as object),
    release,
  });
  const notGood = (world: MemoryEnvironment, at: number) => ({
    ...(world.records.get(keys.history(ENV, at)) as object),
    good: false,
  });
});

const badMark = (release: string) => ({
  schema: 1,
  release,
  marks: [{ bad: true, reason: "slow", run: "https://run", actor: "eve", rollout: null, at: "2026-11-01T00:00:00Z" }],
});
