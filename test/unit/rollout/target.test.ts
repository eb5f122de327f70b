import { describe, expect, test } from "vitest";
import type { RolloutResult, Trouble } from "../../../actions/lib/rollout/result.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import { around } from "../world/calls.ts";
import { ENV, type MemoryEnvironment, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

/* Where a rollback without a release goes, and which one may be named. */

const place = (n: number) => String(n).padStart(8, "0");
const entry = (world: MemoryEnvironment, at: number) =>
  world.records.get(keys.history(ENV, at)) as Record<string, unknown>;

/** Writes the ledger's places from 1 on, each with its release; the last is what is current and serves. */
async function ledger(...releases: string[]): Promise<MemoryEnvironment> {
  const world = await settledWorld();
  const [first, record] = [entry(world, 1), world.records.get(keys.current(ENV)) as object];
  let previous: string | null = null;
  for (const [at, release] of releases.entries()) {
    const sequence = at + 1;
    const about = { sequence, release, previous, rollout: `${place(sequence)}-${place(sequence)}` };
    world.records.put(keys.history(ENV, sequence), { ...first, ...about });
    world.records.put(keys.current(ENV), { ...record, ...about });
    previous = release;
  }
  for (const host of world.hosts) Object.assign(host, { live: previous, committed: previous });
  return world;
}

function put(world: MemoryEnvironment, at: number, change: object): void {
  world.records.put(keys.history(ENV, at), { ...entry(world, at), ...change });
}

/** A rollout at the next place of the ledger that is half way. */
function underWay(world: MemoryEnvironment, change: object): void {
  const current = world.records.get(keys.current(ENV)) as { sequence: number; release: string };
  const rollout = `${place(current.sequence + 1)}-0000000a`;
  const about = {
    schema: 1,
    rollout,
    from: current.release,
    fence: 10,
    run: "https://run/eve",
    actor: "eve",
    waves: [],
  };
  const hosts = world.hosts.map(({ id }) => id);
  const time = { started: "2026-11-01T00:00:00Z", updated: "2026-11-01T00:00:00Z" };
  world.records.put(keys.rollout(ENV, rollout), {
    ...about,
    hosts,
    phase: "switch",
    decision: null,
    ...time,
    ...change,
  });
}

describe("the release that a rollback goes to", () => {
  test("is the newest of another name, however often the current one stands there", async () => {
    const world = await ledger(OLD, NEXT, NEW, NEW, NEW);
    expect(await world.rollback()).toMatchObject({ outcome: "succeeded", release: NEXT });
  });

  test("may be the first that ever was, but none that more than 100 places lie before", async () => {
    const near = await ledger(OLD, ...Array(99).fill(NEW));
    expect(await near.rollback()).toMatchObject({ outcome: "succeeded", release: OLD });
    const far = await ledger(OLD, ...Array(100).fill(NEW));
    expect(await far.rollback()).toMatchObject({ outcome: "refused" });
    expect((await far.rollback(OLD)).outcome).toBe("refused");
  });

  test("is passed over where its entry is missing, was not good, or is marked bad", async () => {
    const world = await ledger(OLD, NEW, NEXT, NEXT);
    world.records.drop(keys.history(ENV, 3));
    put(world, 2, { good: false });
    expect(await world.rollback()).toMatchObject({ outcome: "succeeded", release: OLD });
  });

  test("is what is current when a deploy is half way, also once that is decided against", async () => {
    for (const decision of [null, "revert"]) {
      const world = await ledger(OLD, NEW);
      underWay(world, { kind: "deploy", release: NEXT, decision });
      expect(await world.rollback()).toMatchObject({ outcome: "succeeded", release: NEW });
    }
  });

  test("is what was current before a deploy that is decided for and not recorded yet", async () => {
    const world = await ledger(OLD, NEW);
    for (const host of world.hosts) Object.assign(host, { live: NEXT, pending: NEXT });
    underWay(world, { kind: "deploy", release: NEXT, decision: "commit", phase: "commit" });
    expect(await world.rollback()).toMatchObject({ outcome: "succeeded", release: NEW, previous: NEXT });
  });

  test("is none that was not good everywhere, nor a rollback to finish, once another deploy is decided for", async () => {
    const decided = { kind: "deploy", release: "3333333-333333333333", decision: "commit", phase: "commit" };
    const uneven = await ledger(OLD, NEW);
    put(uneven, 2, { good: false });
    underWay(uneven, decided);
    expect(await uneven.rollback()).toMatchObject({ release: OLD });
    const unfinished = await ledger(OLD, NEXT, NEW);
    put(unfinished, 3, { kind: "rollback", good: false });
    underWay(unfinished, decided);
    expect(await unfinished.rollback()).toMatchObject({ release: NEXT });
  });

  test("is looked for where there are places of the ledger, and no further", async () => {
    const world = await ledger(OLD, OLD);
    const looked: string[] = [];
    const ports = around(world.ports(), (call, work) => {
      if (call.about.includes("/history/")) looked.push(call.about);
      return work();
    });
    expect((await world.rollback(undefined, {}, ports)).outcome).toBe("refused");
    expect([...new Set(looked)].sort()).toEqual([keys.history(ENV, 1), keys.history(ENV, 2)]);
  });

  test("is that of a rollback which is half way, or was recorded but not on every host", async () => {
    const half = await ledger(OLD, NEW, NEXT);
    underWay(half, { kind: "rollback", release: OLD });
    expect(await half.rollback()).toMatchObject({ outcome: "succeeded", release: OLD });
    const recorded = await ledger(OLD, NEXT, NEW);
    put(recorded, 3, { kind: "rollback", good: false });
    expect(await recorded.rollback()).toMatchObject({ outcome: "succeeded", release: NEW });
  });

  test("is the one before, where the last rollback was good, and where a deploy was not", async () => {
    for (const change of [{ kind: "rollback" }, { kind: "deploy", good: false }]) {
      const world = await ledger(OLD, NEXT, NEW);
      put(world, 3, change);
      expect(await world.rollback()).toMatchObject({ outcome: "succeeded", release: NEXT });
    }
  });

  test("is none of a rollout that is over, whatever it was", async () => {
    for (const phase of ["done", "refused", "rolled-back", "abandoned"]) {
      const world = await ledger(OLD, NEW);
      underWay(world, { kind: "rollback", release: NEXT, phase });
      expect(await world.rollback()).toMatchObject({ outcome: "succeeded", release: OLD });
    }
  });
});

describe("a release that is named", () => {
  test("is gone to where it was good once, whatever came of it later", async () => {
    const world = await ledger(OLD, NEW, OLD, NEXT);
    put(world, 3, { good: false });
    expect(await world.rollback(OLD)).toMatchObject({ outcome: "succeeded", release: OLD });
  });

  test("is named in the result also when it is refused, and nothing was asked of any host", async () => {
    const world = await ledger(OLD, NEW);
    const { reason, failures, cause, ...known } = (await world.rollback(NEXT)) as RolloutResult & Trouble;
    expect(reason).toContain(NEXT);
    expect(failures).toEqual([]);
    expect(cause).toBeInstanceOf(Error);
    expect(known).toEqual({
      environment: ENV,
      release: NEXT,
      outcome: "refused",
      previous: null,
      rollout: null,
      hosts: [],
      bakes: [],
      warnings: [],
    });
    expect(world.fleet.sent).toEqual([]);
  });
});
