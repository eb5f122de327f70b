import { describe, expect, test } from "vitest";
import { GIVEN_BACK, LEASE_MS } from "../../../actions/lib/environment/lease.ts";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import type { LeaseRecord } from "../../../schema/records.ts";
import { around } from "../world/calls.ts";
import { ENV, type MemoryEnvironment, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

/* What a run does with the lease of its environment, from the first look to the last. */

const KEY = keys.lease(ENV);
const lease = (world: MemoryEnvironment) => world.records.get(KEY) as LeaseRecord;
const at = (world: MemoryEnvironment, ms = 0) => new Date(world.clock.now() + ms).toISOString();

/** Somebody else has it, for that long. */
function heldBy(world: MemoryEnvironment, holder: string, ms: number, change: object = {}): void {
  const record = { schema: 1, holder, owner: `https://run/${holder} (${holder})`, fence: 50, acquired: at(world) };
  world.records.put(KEY, { ...record, expires: at(world, ms), ...change });
}

describe("a run that takes long", () => {
  test("keeps its lease for as long as it takes: a second one is refused by its name", async () => {
    const world = await settledWorld();
    world.fleet.pace = 15 * 60_000;
    const refused: string[] = [];
    const others = [1, 5, 14, 29].map(async (minutes) => {
      await world.clock.sleep(minutes * 60_000);
      const result = await world.deploy(NEXT);
      refused.push(result.outcome);
      expect("reason" in result && result.reason).toContain("https://run (ann)");
    });
    const long = world.deploy(NEW, { stageTimeout: 30 * 60_000, switchTimeout: 30 * 60_000 });
    await Promise.all(others);
    expect(refused).toEqual(Array(4).fill("refused"));
    expect((await long).outcome).toBe("succeeded");
  });

  test("renews it every 15 s, and gives it back once, for good", async () => {
    const world = await settledWorld();
    world.fleet.pace = 5 * 60_000;
    const expires: number[] = [];
    const times: number[] = [];
    const ports = around(world.ports(), (call, work) => {
      if (call.kind === "write" && call.about === KEY) {
        times.push(world.clock.now());
        expires.push(Date.parse((call.value as LeaseRecord).expires));
      }
      return work();
    });
    world.host(2).broken.add("stage");
    await deploy(world.request(NEW), ports);
    const waits = times.slice(1, 20).map((time, n) => time - (times[n] ?? 0));
    expect(waits).toEqual(Array(waits.length).fill(15_000));
    const taken = expires.slice(0, -1).map((time, n) => time - (times[n] ?? 0));
    expect(taken.length).toBeGreaterThan(30);
    expect(taken).toEqual(taken.map(() => LEASE_MS));
    expect(expires.filter((time) => time === GIVEN_BACK)).toHaveLength(1);
    expect(expires.at(-1)).toBe(GIVEN_BACK);
    // Given back is given back: nobody renews it any more.
    await world.clock.sleep(10 * 60_000);
    expect(times).toHaveLength(expires.length);
    expect(Date.parse(lease(world).expires)).toBe(GIVEN_BACK);
  });

  test("stops within seconds of another's taking it, also while its hosts hang", async () => {
    const world = await settledWorld();
    for (const host of world.hosts) world.fleet.break(host, "stage", "hangs");
    let taken = 0;
    world.clock.at(100_000, () => {
      taken = world.clock.now();
      heldBy(world, "eve", LEASE_MS, { took: { holder: lease(world).holder, owner: "x", why: "pre-empted" } });
    });
    const result = await world.deploy(NEW);
    expect(result).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("https://run/eve (eve) pre-empted"),
    });
    expect(world.clock.now() - taken).toBeLessThanOrEqual(15_000);
    expect(lease(world).holder).toBe("eve");
  });

  test("ends as it ended although the lease cannot be given back, and says so", async () => {
    const world = await settledWorld();
    const ports = around(world.ports(), async (call, work) => {
      const back = call.kind === "write" && call.about === KEY && (call.value as LeaseRecord).expires < "2000";
      if (back) throw new Error("S3 is away");
      return work();
    });
    expect((await deploy(world.request(NEW), ports)).outcome).toBe("succeeded");
    expect(world.lines.some((line) => line.includes("S3 is away"))).toBe(true);
  });
});

describe("a lease that the run before lost without knowing", () => {
  test.each([
    ["pre-empted", "pre-empted it"],
    ["over", "this run is over"],
  ] as const)("says how it was taken (%s)", async (why, said) => {
    const world = await settledWorld();
    world.fleet.when.set("stage", () =>
      heldBy(world, "eve", LEASE_MS, { took: { holder: lease(world).holder, owner: "x", why } }),
    );
    const result = await world.deploy(NEW);
    expect("reason" in result && result.reason).toContain(said);
  });

  test("had expired where nobody says that it was taken from this run", async () => {
    const world = await settledWorld();
    const took = { holder: "somebody else", owner: "x", why: "over" };
    world.fleet.when.set("stage", () => heldBy(world, "eve", LEASE_MS, { took }));
    const result = await world.deploy(NEW);
    expect("reason" in result && result.reason).toContain("it had expired and https://run/eve (eve) took it");
  });

  test("is lost also where its record cannot be read any more", async () => {
    const world = await settledWorld();
    world.fleet.when.set("stage", () => world.records.put(KEY, { not: "a lease" }));
    const result = await world.deploy(NEW);
    expect(result).toMatchObject({ outcome: "refused", reason: expect.stringContaining("another run") });
    expect(world.records.get(KEY)).toEqual({ not: "a lease" });
  });
});

test("a renewal whose reply was lost is its own: the run goes on, and its fence never falls", async () => {
  const world = await settledWorld();
  const fences: number[] = [];
  let renewals = 0;
  const ports = around(world.ports(), async (call, work) => {
    const value = await work();
    if (call.kind === "write" && call.about === KEY) {
      fences.push((world.records.get(KEY) as LeaseRecord).fence);
      // The third is the one that raises the fence, for a host fails to switch.
      if (++renewals === 3) throw new Error("the reply was lost");
    }
    return value;
  });
  world.host(0).broken.add("switch");
  expect((await deploy(world.request(NEW), ports)).outcome).toBe("rolled-back");
  expect(fences).toEqual(fences.toSorted((a, b) => a - b));
  expect(lease(world)).toMatchObject({ fence: Math.max(...fences), expires: at(world, -world.clock.now()) });
  world.host(0).broken.clear();
  expect((await world.deploy(NEXT)).outcome).toBe("succeeded");
});

describe("a run that waits for the lease", () => {
  test("says whom it waits for, once, and again only when that changes", async () => {
    const world = await settledWorld();
    heldBy(world, "eve", 60_000);
    world.clock.at(30_000, () => heldBy(world, "bob", 60_000));
    expect((await world.deploy(NEW, { wait: 600_000 })).outcome).toBe("succeeded");
    const said = world.lines.filter((line) => /https:\/\/run\/(eve|bob)/.test(line));
    expect(said.map((line) => (line.includes("eve") ? "eve" : "bob"))).toEqual(["eve", "bob"]);
  });

  test("has it within 6 s of its being free", async () => {
    const world = await settledWorld();
    heldBy(world, "eve", 300_000);
    const began = world.clock.now();
    await world.deploy(NEW, { wait: 600_000 });
    expect(Date.parse(lease(world).acquired) - began).toBeLessThanOrEqual(300_000 + 6_000);
  });

  test("asks GitHub about its holder every 10 s, anew about another, and not about a lease that is free", async () => {
    const world = await settledWorld();
    heldBy(world, "eve", 60_000);
    world.clock.at(30_500, () => heldBy(world, "bob", 40_000));
    const asked: [string, number][] = [];
    const began = world.clock.now();
    const whetherOver = async (owner: string) => {
      asked.push([owner, world.clock.now() - began]);
      return undefined;
    };
    expect((await deploy(world.request(NEW, { wait: 600_000 }), { ...world.ports(), whetherOver })).outcome).toBe(
      "succeeded",
    );
    const of = (name: string) => asked.filter(([owner]) => owner.includes(name)).map(([, time]) => time);
    expect(of("eve")[0]).toBe(0);
    for (const times of [of("eve"), of("bob")]) {
      for (const [n, time] of times.slice(1).entries()) {
        expect(time - (times[n] ?? 0)).toBeGreaterThanOrEqual(10_000);
        expect(time - (times[n] ?? 0)).toBeLessThan(16_000);
      }
    }
    expect(of("bob").length).toBeGreaterThanOrEqual(2);
    asked.length = 0;
    await deploy(world.request(OLD), { ...world.ports(), whetherOver });
    expect(asked).toEqual([]);
  });
});

test("a lease that cannot be read or written is told at once, however long the run would have waited", async () => {
  for (const kind of ["read", "write"]) {
    const world = await settledWorld();
    const began = world.clock.now();
    const ports = around(world.ports(), (call, work) => {
      if (call.kind === kind && call.about === KEY) throw new Error("AccessDenied");
      return work();
    });
    const result = await deploy(world.request(NEW, { wait: 600_000 }), ports);
    expect(result).toMatchObject({ outcome: "refused", reason: "AccessDenied" });
    expect(world.clock.now()).toBe(began);
  }
});

test("a rollback that pre-empts tries for 10 s when renewals are quicker, though it was to wait for nothing", async () => {
  const world = await settledWorld();
  await world.deploy(NEW);
  heldBy(world, "eve", LEASE_MS);
  const began = world.clock.now();
  let races = 0;
  const ports = around(world.ports(), (call, work) => {
    if (call.kind === "write" && call.about === KEY && world.clock.now() - began < 9_000) {
      races += 1;
      heldBy(world, "eve", LEASE_MS);
    }
    return work();
  });
  expect(await world.rollback(undefined, { preempt: true }, ports)).toMatchObject({
    outcome: "succeeded",
    release: OLD,
  });
  expect(races).toBeGreaterThan(18);
  expect(lease(world).took).toEqual({ holder: "eve", owner: "https://run/eve (eve)", why: "pre-empted" });
});

test("a rollback that loses every race is told who won", async () => {
  const world = await settledWorld();
  await world.deploy(NEW);
  const began = world.clock.now();
  const ports = around(world.ports(), (call, work) => {
    // Each time the record was free when it was read, and is somebody's when it is written.
    if (call.kind === "write" && call.about === KEY) heldBy(world, "eve", 0);
    return work();
  });
  const result = await world.rollback(undefined, { wait: 5_000 }, ports);
  expect(result).toMatchObject({ outcome: "refused", reason: expect.stringContaining("https://run/eve (eve)") });
  expect(world.clock.now() - began).toBe(5_000);
});
