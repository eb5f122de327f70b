import { describe, expect, test } from "vitest";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import { committed, each, entry, first, type Journal, journal, reverted, undecided, until } from "../world/left.ts";
import { ENV, type MemoryEnvironment, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

/* What the next run makes of a rollout that was killed half way, before anything of its own. */

const breakSwitch = (world: MemoryEnvironment) => void world.host(3).broken.add("switch");

describe("a rollout without a decision", () => {
  test("is reverted on each of its hosts, switched or not, before another release is staged", async () => {
    await each(undecided, async (world) => {
      const result = await world.deploy(NEXT);
      expect(result).toMatchObject({
        outcome: "succeeded",
        previous: OLD,
        rollout: expect.stringMatching(/^00000002-/),
      });
      expect(first(world, NEXT)).toEqual(Array(4).fill([`revert ${NEW}`]));
      expect(journal(world)).toMatchObject({ phase: "rolled-back", decision: "revert" });
      expect(entry(world, 2)).toMatchObject({ release: NEXT, previous: OLD });
    });
  });

  test("is gone on with by a deploy of the same release: no user of it meets the former one again", async () => {
    await each(undecided, async (world) => {
      expect(await world.deploy(NEW)).toMatchObject({ outcome: "succeeded", previous: OLD });
      expect(world.hosts.flatMap(({ asked }) => asked.filter(({ operation }) => operation === "revert"))).toEqual([]);
      expect(journal(world)).toMatchObject({ phase: "abandoned", decision: null });
      expect(entry(world, 2)).toMatchObject({ release: NEW, actor: "ann" });
    });
  });

  test("is undone by a rollback, which marks it bad, and does no more when all serve what they did", async () => {
    await each(undecided, async (world) => {
      const request = { reason: "500s", actor: "eve", run: "https://run/eve" };
      const result = await world.rollback(undefined, request);
      expect(result).toMatchObject({ outcome: "succeeded", release: OLD, rollout: "00000002-00000002" });
      expect(world.served).toEqual(Array(4).fill(OLD));
      expect(world.records.get(keys.bad(ENV, NEW))).toMatchObject({
        marks: [{ bad: true, rollout: "00000002-00000002", ...request }],
      });
      expect(entry(world, 2)).toBeUndefined();
    });
  });

  test.each([NEXT, OLD])(
    "is not marked bad by a deploy of %s that undoes it: nobody said that it harms",
    async (release) => {
      await each(undecided, async (world) => {
        await world.deploy(release);
        expect(world.records.get(keys.bad(ENV, NEW))).toBeUndefined();
      });
    },
  );

  test("and undone is all that a deploy of what is current has to do, which is not nothing", async () => {
    await each(undecided, async (world) => {
      expect(await world.deploy(OLD)).toMatchObject({
        outcome: "succeeded",
        rollout: "00000002-00000002",
        previous: null,
      });
      expect(journal(world)).toMatchObject({ phase: "rolled-back", decision: "revert" });
      expect(entry(world, 2)).toBeUndefined();
    });
  });

  test("is not what a rollback to another release by name leaves: that is what was current", async () => {
    const world = await until(undecided);
    const third = { ...entry(world, 1), sequence: 1, release: NEXT };
    world.records.put(keys.history(ENV, 1), third);
    world.records.put(keys.current(ENV), {
      ...(world.records.get(keys.current(ENV)) as object),
      release: OLD,
      previous: NEXT,
    });
    expect(await world.rollback(NEXT)).toMatchObject({ outcome: "succeeded", release: NEXT });
    expect(world.records.get(keys.bad(ENV, OLD))).toMatchObject({ marks: [{ bad: true }] });
    expect(world.records.get(keys.bad(ENV, NEW))).toBeUndefined();
  });

  test("is decided against before any host goes back: its run may still be alive", async () => {
    await each(undecided, async (world) => {
      const decisions: unknown[] = [];
      world.fleet.when.set("revert", () => decisions.push(journal(world)?.decision));
      await world.deploy(NEXT);
      expect(new Set(decisions)).toEqual(new Set(["revert"]));
    });
  });
});

describe("a rollout that was decided for", () => {
  test("is committed on each of its hosts, recorded as its own run's, and then left for another release", async () => {
    await each(committed, async (world, { hosts }) => {
      const moved = (world.records.get(keys.current(ENV)) as { release: string }).release === NEW;
      expect(await world.deploy(NEXT)).toMatchObject({ outcome: "succeeded", previous: NEW });
      // Once it is current, all have committed it.
      expect(first(world, NEXT)).toEqual(Array(4).fill(moved ? [] : [`commit ${NEW}`]));
      expect(entry(world, 2)).toMatchObject({ release: NEW, previous: OLD, good: true, run: "https://run/bob", hosts });
      expect(entry(world, 3)).toMatchObject({ release: NEXT, previous: NEW });
      if (!moved) expect(journal(world)).toMatchObject({ phase: "done", decision: "commit" });
    });
  });

  test("is all that a deploy of the same release has to finish", async () => {
    const waiting = (one: Journal, world: MemoryEnvironment) =>
      committed(one) && (world.records.get(keys.current(ENV)) as { release: string }).release === OLD;
    await each(waiting, async (world) => {
      expect(await world.deploy(NEW)).toMatchObject({ outcome: "succeeded", rollout: "00000002-00000002" });
      expect(first(world, NEW)).toEqual(Array(4).fill([`commit ${NEW}`]));
      expect(entry(world, 3)).toBeUndefined();
    });
  });

  test("ends as it was decided although hosts of it are gone; with none left it is over, and nothing is made of it", async () => {
    await each(committed, async (world) => {
      if (entry(world, 2) !== undefined) return;
      world.hosts.splice(0, 1);
      const ports = { ...world.ports(), fleet: only(world, (id) => world.hosts.some((host) => host.id === id)) };
      expect((await deploy(world.request(NEW), ports)).outcome).toMatch(/succeeded|nothing-to-do/);
      expect(entry(world, 2)).toMatchObject({ release: NEW, good: true });
    });
    const world = await until(committed);
    world.join(OLD, true);
    const newcomer = world.hosts.at(-1);
    const ports = { ...world.ports(), fleet: only(world, (id) => id === newcomer?.id) };
    expect(await deploy(world.request(NEXT), ports)).toMatchObject({ outcome: "succeeded", previous: OLD });
    expect(journal(world)?.phase).toBe("abandoned");
  });

  test("needs no host that joined later to be finished", async () => {
    const world = await until(committed);
    world.join(OLD, true);
    expect(await world.deploy(NEXT)).toMatchObject({ outcome: "succeeded", previous: NEW });
    expect(entry(world, 2)).toMatchObject({ release: NEW, good: true, hosts: { length: 4 } });
    expect(world.served).toEqual(Array(5).fill(NEXT));
  });

  test("and that one of its hosts has undone by itself is not finished: the release is rolled out anew", async () => {
    const world = await until(committed);
    Object.assign(world.host(1), { live: OLD, committed: OLD, pending: null });
    const result = await world.deploy(NEW);
    expect(result).toMatchObject({ outcome: "succeeded", previous: OLD });
    expect(result.rollout).not.toBe("00000002-00000002");
    expect(first(world, NEW)[1]).toEqual([`revert ${NEW}`]);
    expect(journal(world)).toMatchObject({ phase: "abandoned", decision: "commit" });
    expect(world.served).toEqual(Array(4).fill(NEW));
  });
});

describe("a rollout that was decided against", () => {
  test.each([NEW, NEXT])("is undone on each of its hosts before %s is staged", async (release) => {
    await each(
      reverted,
      async (world) => {
        expect((await world.deploy(release)).outcome).toBe("succeeded");
        expect(first(world, release)).toEqual(Array(4).fill([`revert ${NEW}`]));
        expect(journal(world)).toMatchObject({ phase: "rolled-back", decision: "revert" });
        expect(world.served).toEqual(Array(4).fill(release));
      },
      breakSwitch,
    );
  });
});

describe("a run that is over in its journal", () => {
  test.each(["deploy", "held"] as const)("tells the next one nothing of it twice (%s)", async (kind) => {
    const world = await settledWorld(4);
    world.host(3).broken.add("switch");
    const onFailure = kind === "held" ? "hold" : "revert";
    expect((await world.deploy(NEW, { onFailure })).outcome).toBe(kind === "held" ? "held" : "rolled-back");
    world.host(3).broken.clear();
    for (const host of world.hosts) host.asked = [];
    expect((await world.deploy(NEXT)).outcome).toBe("succeeded");
    expect(first(world, NEXT)).toEqual(Array(4).fill(kind === "held" ? [`revert ${NEW}`] : []));
  });
});

/** The fleet as its directory lists it once other hosts are gone. */
function only(world: MemoryEnvironment, stays: (id: string) => boolean) {
  const { fleet } = world;
  return {
    hosts: async () => (await fleet.hosts()).filter(({ id }) => stays(id)),
    send: fleet.send.bind(fleet),
  };
}
