import { beforeEach, expect, test } from "vitest";
import { failing, fine, meet, watchedWorld } from "../world/users.ts";
import { type MemoryEnvironment, NEW, OLD } from "../world/world.ts";

/* The environment's alarm "release is harming users", beside the comparison of hosts. */

let world: MemoryEnvironment;
beforeEach(async () => {
  world = await watchedWorld();
});

const met = () => world.hosts.filter((host) => host.asked.some((one) => one.operation === "switch")).length;

function alarm(states: ("ok" | "alarm" | "unknown" | Error)[]) {
  let at = 0;
  world.harm = {
    name: "production-harm",
    async state() {
      const state = states[Math.min(at++, states.length - 1)] ?? "unknown";
      if (state instanceof Error) throw state;
      return state;
    },
  };
}

test("the alarm stops a release whose requests look well", async () => {
  meet(world, fine);
  alarm(["ok", "ok", "ok", "alarm"]);
  const result = await world.deploy(NEW);
  expect(result.outcome).toBe("rolled-back");
  expect(met()).toBe(1);
  expect("reason" in result && result.reason).toContain("production-harm");
});

test("an alarm that goes off in the last wave still brings the fleet back", async () => {
  meet(world, fine);
  let switched = 0;
  world.fleet.when.set("switch", () => switched++);
  world.harm = { name: "production-harm", state: async () => (switched === 3 ? "alarm" : "ok") };
  expect((await world.deploy(NEW)).outcome).toBe("rolled-back");
  expect(world.served).toEqual(Array(8).fill(OLD));
});

test("an alarm that was on before the first switch is told and not heeded", async () => {
  meet(world, fine);
  alarm(["alarm"]);
  const result = await world.deploy(NEW);
  expect(result.outcome).toBe("succeeded");
  expect(result.warnings).toEqual([expect.stringContaining("production-harm")]);
});

test("an alarm that cannot be asked is told once; the comparison still decides", async () => {
  meet(world, failing);
  alarm([new Error("AccessDenied")]);
  const result = await world.deploy(NEW);
  expect(result.outcome).toBe("rolled-back");
  expect(result.warnings.filter((one) => one.includes("AccessDenied"))).toHaveLength(1);
});

test("the alarm is looked at every 10 s of a window and at its end, and not at all where nobody watches", async () => {
  meet(world, fine);
  let looks: number[] = [];
  world.harm = { name: "harm", state: async () => (looks.push(world.clock.now()) > 0 ? "ok" : "unknown") };
  await world.deploy(NEW);
  // Before the first switch; each window has its beginning, five times between, and its end; after the last wave once.
  expect(looks).toHaveLength(1 + 2 * 7 + 1);
  const first = looks.slice(1, 8);
  expect(first.map((at) => at - (first[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => n * 10_000));
  [looks, world.bake] = [[], null];
  await world.deploy(OLD);
  expect(looks).toEqual([]);
});

test("an alarm that goes off in the middle of a window ends it there", async () => {
  meet(world, fine);
  const began = world.clock.now();
  world.harm = { name: "harm", state: async () => (world.clock.now() - began > 25_000 ? "alarm" : "ok") };
  const { bakes, outcome } = await world.deploy(NEW);
  expect({ bakes, outcome }).toEqual({ bakes: [], outcome: "rolled-back" });
  expect(world.clock.now() - began).toBeLessThan(45_000);
});

test("an alarm without data says nothing, and one that went off before is not heeded when it goes off again", async () => {
  meet(world, fine);
  alarm(["unknown"]);
  expect(await world.deploy(NEW)).toMatchObject({ outcome: "succeeded", warnings: [] });
  alarm(["alarm", "ok", "alarm"]);
  expect(await world.deploy(OLD)).toMatchObject({ outcome: "succeeded", warnings: { length: 1 } });
});

test.each([
  ["from the first look on", [new Error("AccessDenied")]],
  ["in the middle of a window", ["ok", "ok", new Error("AccessDenied"), "alarm"]],
] as const)("an alarm that cannot be asked %s is told once, and is none", async (_, states) => {
  meet(world, fine);
  alarm([...states]);
  expect(await world.deploy(NEW)).toMatchObject({
    outcome: "succeeded",
    warnings: [expect.stringContaining("AccessDenied")],
  });
});

test("a step that is cancelled while the alarm is asked goes back, and says nothing against the alarm", async () => {
  meet(world, fine);
  const stop = new AbortController();
  let looks = 0;
  world.harm = {
    name: "harm",
    async state() {
      if (++looks < 4) return "ok";
      stop.abort(new Error("cancelled"));
      throw new Error("aborted");
    },
  };
  const result = await world.deploy(NEW, {}, stop.signal);
  expect(result).toMatchObject({ outcome: "rolled-back", reason: "cancelled", warnings: [] });
});

test("an alarm is heeded where there is nothing to compare with", async () => {
  meet(world, fine);
  world.bake = null;
  await world.deploy(NEW);
  world.bake = { window: 60_000, tolerance: { errors: 0.01, latency: 1.5, requests: 200 } };
  Object.assign(world.host(7), { live: OLD, committed: OLD });
  alarm(["ok", "alarm"]);
  expect((await world.deploy(NEW)).outcome).toBe("rolled-back");
});
