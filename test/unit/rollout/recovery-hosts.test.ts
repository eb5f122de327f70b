import { describe, expect, test } from "vitest";
import { LEASE_MS } from "../../../actions/lib/environment/lease.ts";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import { killedAt } from "../world/killed.ts";
import { entry, first, JOURNAL, journal, undecided, until } from "../world/left.ts";
import { ENV, MemoryEnvironment, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

/* What a run finds that no journal tells it of, or no more than half. */

describe("what is found on a host that no unfinished rollout explains", () => {
  test("and is current is committed", async () => {
    const world = await settledWorld();
    Object.assign(world.host(1), { pending: OLD, committed: null });
    expect((await world.deploy(NEXT)).outcome).toBe("succeeded");
    expect(first(world, NEXT)).toEqual([[], [`commit ${OLD}`], []]);
  });

  test("and is the wanted release is gone on with", async () => {
    const world = await settledWorld();
    Object.assign(world.host(1), { live: NEXT, pending: NEXT });
    expect((await world.deploy(NEXT)).outcome).toBe("succeeded");
    expect(world.host(1).asked.map(({ operation }) => operation)).not.toContain("revert");
    expect(world.host(1).state).toMatchObject({ live: NEXT, committed: NEXT, pending: null });
  });

  test("and is neither goes back, under its own name, whatever the unfinished rollout was of", async () => {
    const world = await settledWorld();
    Object.assign(world.host(1), { live: NEW, pending: NEW });
    expect((await world.deploy(NEXT)).outcome).toBe("succeeded");
    expect(first(world, NEXT)).toEqual([[], [`revert ${NEW}`], []]);
    const half = await until(undecided);
    Object.assign(half.host(1), { live: NEXT, pending: NEXT });
    expect((await half.deploy(NEW)).outcome).toBe("succeeded");
    expect(first(half, NEW)[1]).toEqual([`revert ${NEXT}`]);
  });
});

describe("what is current, deployed again and killed half way,", () => {
  async function half() {
    const world = await settledWorld();
    world.records.put(keys.rollout(ENV, "00000002-00000009"), {
      ...(world.records.get(keys.rollout(ENV, "00000001-00000001")) as object),
      ...{ rollout: "00000002-00000009", from: OLD, phase: "stage", decision: null },
    });
    return world;
  }

  test("is no rollout to finish or undo when all hosts serve it: there is nothing to do", async () => {
    const world = await half();
    expect(await world.deploy(OLD)).toMatchObject({ outcome: "nothing-to-do", rollout: null });
    expect(world.records.get(keys.current(ENV))).toMatchObject({ release: OLD, sequence: 1 });
  });

  test("is not marked bad by a rollback, which stays with it", async () => {
    const world = await half();
    expect((await world.rollback()).outcome).toMatch(/succeeded|nothing-to-do/);
    expect(world.records.get(keys.bad(ENV, OLD))).toBeUndefined();
    expect(world.served).toEqual([OLD, OLD, OLD]);
  });
});

describe("an environment without a ledger", () => {
  test("tells an odd host nothing in the name of no rollout", async () => {
    const world = new MemoryEnvironment(3);
    Object.assign(world.host(1), { live: NEXT, pending: NEXT });
    expect((await world.deploy(NEW)).outcome).toBe("succeeded");
    expect(first(world, NEW)).toEqual([[], [], []]);
  });

  test("whose first rollout was killed takes what is of neither release off a host", async () => {
    const world = new MemoryEnvironment(3);
    const { ports, dead } = killedAt(world.ports(), 12, "after");
    await Promise.race([deploy(world.request(NEW), ports), dead]);
    await world.clock.sleep(2 * LEASE_MS);
    for (const host of world.hosts) host.asked = [];
    Object.assign(world.host(1), { live: NEXT, pending: NEXT });
    expect((await world.deploy(NEW)).outcome).toBe("succeeded");
    expect(first(world, NEW)).toEqual([[], [`revert ${NEXT}`], []]);
  });
});

describe("hosts that cannot be settled", () => {
  test.each(["deploy", "rollback"] as const)("keep the %s from beginning, each by name", async (kind) => {
    const world = await until(undecided);
    for (const at of [0, 2]) world.host(at).broken.add("revert");
    const result = kind === "deploy" ? await world.deploy(NEXT) : await world.rollback();
    expect(result).toMatchObject({ outcome: "refused", rollout: null, hosts: { length: 4 } });
    expect("failures" in result && result.failures.map(({ host }) => host)).toEqual([
      world.host(0).id,
      world.host(2).id,
    ]);
    expect(world.fleet.sent.map(({ operation }) => operation)).not.toContain("stage");
    expect(journal(world)).toMatchObject({ decision: "revert" });
    // Cured, it is settled by the next run.
    for (const host of world.hosts) host.broken.clear();
    expect((await world.deploy(NEXT)).outcome).toBe("succeeded");
    expect(journal(world)).toMatchObject({ phase: "rolled-back" });
  });
});

describe("a history that lacks its newest entry", () => {
  /** Killed between moving what is current and writing its history. */
  async function gap(change: (world: MemoryEnvironment) => void = () => undefined) {
    const world = await until((_, { records }) => {
      const moved = (records.get(keys.current(ENV)) as { release: string }).release === NEW;
      return moved && records.get(keys.history(ENV, 2)) === undefined;
    });
    change(world);
    await world.deploy(NEXT);
    return { world, entry: entry(world, 2) };
  }
  const at = (world: MemoryEnvironment) => (world.records.get(keys.history(ENV, 2)) as { at: string }).at;

  test("gets it from the rollout's journal, as its run would have written it", async () => {
    const { world, entry } = await gap();
    const ids = world.hosts.map(({ id }) => id);
    expect(entry).toEqual({
      schema: 1,
      sequence: 2,
      kind: "deploy",
      release: NEW,
      previous: OLD,
      rollout: "00000002-00000002",
      run: "https://run/bob",
      actor: "bob",
      hosts: ids,
      good: true,
      at: at(world),
    });
    expect(Date.parse(at(world))).toBeLessThan(world.clock.now() - 2 * LEASE_MS);
  });

  test("which is no place to roll back to when a host of it serves something else by now", async () => {
    const { entry } = await gap((world) => Object.assign(world.host(2), { live: OLD, committed: OLD }));
    expect(entry).toMatchObject({ release: NEW, good: false });
  });

  test("without a journal gets what is known: the release, and the hosts of today", async () => {
    const { world, entry } = await gap((one) => one.records.drop(JOURNAL));
    const ids = world.hosts.map(({ id }) => id);
    expect(entry).toMatchObject({ kind: "deploy", run: "unknown", actor: "unknown", hosts: ids, good: true });
  });

  test("of a rollback keeps its reason, and judges by its own hosts alone", async () => {
    const world = await settledWorld(3);
    await world.deploy(NEW);
    await world.rollback(undefined, { reason: "slow" });
    const whole = entry(world, 3);
    world.records.drop(keys.history(ENV, 3));
    world.join(NEW);
    await world.deploy(NEXT);
    expect(entry(world, 3)).toEqual(whole);
    expect(whole).toMatchObject({ kind: "rollback", reason: "slow", good: true });
  });
});

test("a rollback that another run interrupts is no release to blame: a rollback of what is current marks nothing", async () => {
  const world = await settledWorld(3);
  await world.deploy(NEW);
  await world.deploy(NEXT);
  world.records.put(keys.rollout(ENV, "00000004-00000009"), {
    ...(world.records.get(JOURNAL) as object),
    ...{ rollout: "00000004-00000009", kind: "rollback", release: NEW, from: NEXT, phase: "switch", decision: null },
  });
  expect(await world.rollback(NEXT)).toMatchObject({ outcome: "succeeded", rollout: "00000004-00000009" });
  expect(world.records.get(keys.bad(ENV, NEW))).toBeUndefined();
});
