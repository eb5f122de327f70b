import { describe, expect, test } from "vitest";
import { keys } from "../../../schema/bucket-keys.ts";
import { ENV, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

/** A fleet of 8 switches in waves of 1, 1 and 6 hosts. */
const WAVES = [[0], [1], [2, 3, 4, 5, 6, 7]];
const hold = { onFailure: "hold" } as const;

describe("users of a release that fails", () => {
  test.each(WAVES.flatMap((wave, at) => wave.map((host) => [host, at])))(
    "on host %i are those of wave %i and before, and no other host was ever told to switch",
    async (broken, at) => {
      const world = await settledWorld(8);
      world.host(broken).broken.add("switch");
      expect((await world.deploy(NEW)).outcome).toBe("rolled-back");
      const met = world.hosts.flatMap(({ asked }, host) =>
        asked.some(({ operation }) => operation === "switch") ? [host] : [],
      );
      expect(met).toEqual(WAVES.slice(0, at + 1).flat());
      expect(world.served).toEqual(Array(8).fill(OLD));
    },
  );
});

describe("a deploy that holds when it fails", () => {
  async function held() {
    const world = await settledWorld(8);
    world.host(1).broken.add("switch");
    const result = await world.deploy(NEW, hold);
    world.host(1).broken.clear();
    return { world, result };
  }

  test("leaves every host as it is and says which serves what, and until when", async () => {
    const { world, result } = await held();
    expect(result.outcome).toBe("held");
    expect(world.served).toEqual([NEW, ...Array(7).fill(OLD)]);
    const reason = "reason" in result ? result.reason : "";
    for (const said of [`${world.host(0).id} on ${NEW}`, `on ${OLD}`, /2026-11-0\dT[\d:.]+Z on/]) {
      expect(reason).toMatch(said);
    }
    expect(world.records.get(keys.rollout(ENV, "00000002-00000002"))).toMatchObject({ phase: "held", decision: null });
    expect(world.records.get(keys.current(ENV))).toMatchObject({ release: OLD });
  });

  test("says of which hosts it is not certain, and that a new one serves nothing", async () => {
    const world = await settledWorld(8);
    for (const operation of ["switch"] as const) world.fleet.break(world.host(1), operation, "hangs");
    world.fleet.when.set("switch", () => world.fleet.break(world.host(1), "status", "hangs"));
    Object.assign(world.host(7), { live: null, committed: null });
    const result = await world.deploy(NEW, hold);
    const [, told = ""] = /both: (.*)\. From/.exec("reason" in result ? result.reason : "") ?? [];
    expect(told.split("; ").map((group) => [group.includes(OLD), group.includes("("), /null/.test(group)])).toEqual([
      [false, false, false],
      [true, true, false],
      [false, false, false],
    ]);
    expect(told).toMatch(new RegExp(`${world.host(7).id} on \\w+$`));
  });

  test.each([
    ["the same release again goes on with it", NEW],
    ["another release undoes it first", NEXT],
  ])("and %s", async (_, release) => {
    const { world } = await held();
    expect((await world.deploy(release, hold)).outcome).toBe("succeeded");
    expect(world.states.map(({ live, committed, pending }) => [live, committed, pending])).toEqual(
      Array(8).fill([release, release, null]),
    );
  });

  test("drops what is staged all the same when no wave had begun", async () => {
    const world = await settledWorld();
    world.host(2).broken.add("stage");
    expect((await world.deploy(NEW, hold)).outcome).toBe("refused");
    expect(world.states.every(({ staged, live }) => staged.length === 0 && live === OLD)).toBe(true);
  });

  test("goes back all the same when it is cancelled", async () => {
    const world = await settledWorld();
    const cancel = new AbortController();
    world.fleet.when.set("switch", () => world.clock.at(50, () => cancel.abort(new Error("cancelled"))));
    expect((await world.deploy(NEW, hold, cancel.signal)).outcome).toBe("rolled-back");
    expect(world.served).toEqual([OLD, OLD, OLD]);
  });
});
