import { beforeEach, expect, test } from "vitest";
import type { Traffic } from "../../actions/lib/host-result.ts";
import { NEW, OLD, settledWorld, World } from "./world/world.ts";

type Met = Omit<Traffic, "seconds">;
/** 1,000 requests that took some 40 ms each. */
const fine: Met = { requests: 1000, errors: 2, latency: [[26, 1000]] };
const failing: Met = { ...fine, errors: 50 };
const slow: Met = { ...fine, latency: [[34, 1000]] };

let world: World;
beforeEach(async () => {
  world = await settledWorld(8);
  world.bake = { window: 60_000, tolerance: { errors: 0.01, latency: 1.5, requests: 200 } };
});

const meet = (fresh: Met, former: Met = fine) => {
  for (const host of world.hosts) {
    host.traffic.set(NEW, fresh);
    host.traffic.set(OLD, former);
  }
};
const met = () => world.hosts.filter((host) => host.asked.some((one) => one.operation === "switch")).length;

test("a release that harms nobody goes on from wave to wave, with a verdict after each but the last", async () => {
  meet(fine);
  const result = await world.deploy(NEW);
  expect(result.outcome).toBe("succeeded");
  expect(result.bakes.map(({ wave, kind }) => [wave, kind])).toEqual([
    [1, "equal"],
    [2, "equal"],
  ]);
  expect(result.bakes[0]?.sentence).toContain("1000 requests");
});

test.each([
  ["fails 5 % of its requests", failing],
  ["triples its latency", slow],
])("one that %s is caught at the canary, and no other host ever served it", async (_, harm) => {
  meet(harm);
  const result = await world.deploy(NEW);
  expect(result).toMatchObject({ outcome: "rolled-back", bakes: [{ wave: 1, kind: "harmful" }] });
  expect(met()).toBe(1);
  expect(world.served).toEqual(Array(8).fill(OLD));
  expect("reason" in result && result.reason).toContain(NEW);
});

test("with hold it stays on the canary, whose users go on meeting it, and on no other host", async () => {
  meet(failing);
  const result = await world.deploy(NEW, { onFailure: "hold" });
  expect(result).toMatchObject({ outcome: "held", bakes: [{ wave: 1, kind: "harmful" }] });
  expect(world.served).toEqual([NEW, ...Array(7).fill(OLD)]);
  expect(met()).toBe(1);
});

test("as bad as the release before is not worse", async () => {
  meet(failing, failing);
  expect((await world.deploy(NEW)).outcome).toBe("succeeded");
});

test("too few users give no verdict: the rollout goes on and says so", async () => {
  meet({ requests: 10, errors: 10, latency: [[26, 10]] });
  const result = await world.deploy(NEW);
  expect(result.outcome).toBe("succeeded");
  // The second bake has two hosts on the new release; still too few.
  expect(result.bakes.map(({ kind }) => kind)).toEqual(["unsure", "unsure"]);
});

test("a host that cannot tell what its users met makes the sample smaller, and nothing worse", async () => {
  meet(fine);
  world.host(0).broken.add("measure");
  const result = await world.deploy(NEW);
  expect(result).toMatchObject({ outcome: "succeeded", bakes: [{ kind: "unsure" }, { kind: "equal" }] });
});

test("0 seconds watch nobody, and nothing is asked", async () => {
  meet(failing);
  world.bake = null;
  expect((await world.deploy(NEW)).outcome).toBe("succeeded");
  expect(world.fleet.sent.map((command) => command.operation)).not.toContain("measure");
});

test("the first release of an environment has nothing to be compared with", async () => {
  const fresh = new World(3);
  fresh.bake = world.bake;
  const result = await fresh.deploy(NEW);
  expect(result).toMatchObject({ outcome: "succeeded", bakes: [] });
});

test("the users are watched for the whole window after each wave", async () => {
  meet(fine);
  const before = world.clock.now();
  await world.deploy(NEW);
  expect(world.clock.now() - before).toBeGreaterThan(2 * 60_000);
});

test("no host gives up its switch while its users are still watched", async () => {
  meet(fine);
  world.bake = { window: 3_600_000, tolerance: { errors: 0.01, latency: 1.5, requests: 200 } };
  expect((await world.deploy(NEW)).outcome).toBe("succeeded");
  const switched = world.fleet.sent.filter((command) => command.operation === "switch");
  for (const command of switched)
    expect("deadline" in command && command.deadline * 1000).toBeGreaterThan(world.clock.now());
});

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
  meet(fine);
  alarm(["ok", "ok", "ok", "alarm"]);
  const result = await world.deploy(NEW);
  expect(result.outcome).toBe("rolled-back");
  expect(met()).toBe(1);
  expect("reason" in result && result.reason).toContain("production-harm");
});

test("an alarm that goes off in the last wave still brings the fleet back", async () => {
  meet(fine);
  let switched = 0;
  world.fleet.when.set("switch", () => switched++);
  world.harm = { name: "production-harm", state: async () => (switched === 3 ? "alarm" : "ok") };
  expect((await world.deploy(NEW)).outcome).toBe("rolled-back");
  expect(world.served).toEqual(Array(8).fill(OLD));
});

test("an alarm that was on before the first switch is told and not heeded", async () => {
  meet(fine);
  alarm(["alarm"]);
  const result = await world.deploy(NEW);
  expect(result.outcome).toBe("succeeded");
  expect(result.warnings).toHaveLength(1);
});

test("an alarm that cannot be asked is told once; the comparison still decides", async () => {
  meet(failing);
  alarm([new Error("AccessDenied")]);
  const result = await world.deploy(NEW);
  expect(result.outcome).toBe("rolled-back");
  expect(result.warnings.filter((one) => one.includes("AccessDenied"))).toHaveLength(1);
});

test("a cancelled step does not wait for the end of the window", async () => {
  meet(fine);
  const stop = new AbortController();
  world.fleet.when.set("switch", () => void world.clock.sleep(5_000).then(() => stop.abort(new Error("cancelled"))));
  const before = world.clock.now();
  const result = await world.deploy(NEW, {}, stop.signal);
  expect(result.outcome).toBe("rolled-back");
  expect(world.clock.now() - before).toBeLessThan(60_000);
});
