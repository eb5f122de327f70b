import { beforeEach, expect, test } from "vitest";
import { failing, fine, meet, slow, watchedWorld } from "../world/users.ts";
import { MemoryEnvironment, NEW, NEXT, OLD } from "../world/world.ts";

let world: MemoryEnvironment;
beforeEach(async () => {
  world = await watchedWorld();
});

const met = () => world.hosts.filter((host) => host.asked.some((one) => one.operation === "switch")).length;

test("a release that harms nobody goes on from wave to wave, with a verdict after each but the last", async () => {
  meet(world, fine);
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
  meet(world, harm);
  const result = await world.deploy(NEW);
  expect(result).toMatchObject({ outcome: "rolled-back", bakes: [{ wave: 1, kind: "harmful" }] });
  expect(met()).toBe(1);
  expect(world.served).toEqual(Array(8).fill(OLD));
  expect("reason" in result && result.reason).toContain(NEW);
});

test("with hold it stays on the canary, whose users go on meeting it, and on no other host", async () => {
  meet(world, failing);
  const result = await world.deploy(NEW, { onFailure: "hold" });
  expect(result).toMatchObject({ outcome: "held", bakes: [{ wave: 1, kind: "harmful" }] });
  expect(world.served).toEqual([NEW, ...Array(7).fill(OLD)]);
  expect(met()).toBe(1);
});

test("as bad as the release before is not worse", async () => {
  meet(world, failing, failing);
  expect((await world.deploy(NEW)).outcome).toBe("succeeded");
});

test("too few users give no verdict: the rollout goes on and says so", async () => {
  meet(world, { requests: 10, errors: 10, latency: [[26, 10]] });
  const result = await world.deploy(NEW);
  expect(result.outcome).toBe("succeeded");
  // The second bake has two hosts on the new release; still too few.
  expect(result.bakes.map(({ kind }) => kind)).toEqual(["unsure", "unsure"]);
});

test("a host that cannot tell what its users met makes the sample smaller, and nothing worse", async () => {
  meet(world, fine);
  world.host(0).broken.add("measure");
  const result = await world.deploy(NEW);
  expect(result).toMatchObject({ outcome: "succeeded", bakes: [{ kind: "unsure" }, { kind: "equal" }] });
});

test("nor does one that cannot be reached any more: nothing is asked of the release for that", async () => {
  meet(world, fine);
  world.fleet.when.set("switch", () => {
    for (const operation of ["measure", "status"] as const)
      world.fleet.break(world.host(5), operation, "undeliverable");
  });
  expect(await world.deploy(NEW)).toMatchObject({
    outcome: "succeeded",
    bakes: [{ kind: "equal" }, { kind: "equal" }],
  });
});

test("each host's users stand in the log, and so does each host that could not tell", async () => {
  meet(world, { requests: 1234, errors: 5, latency: [[26, 1234]] });
  world.host(6).broken.add("measure");
  await world.deploy(NEW);
  const about = (at: number) => world.lines.filter((line) => line.includes(world.host(at).id));
  expect(about(0).some((line) => line.includes("1234") && line.includes("5"))).toBe(true);
  expect(about(6).some((line) => line.includes("measure went wrong"))).toBe(true);
});

test("a host that measured and tells no numbers counts as one without users", async () => {
  meet(world, fine);
  const host = world.host(0);
  const run = host.run.bind(host);
  host.run = (command) => {
    const { traffic, ...result } = run(command);
    return result;
  };
  expect(await world.deploy(NEW)).toMatchObject({
    outcome: "succeeded",
    bakes: [{ kind: "unsure" }, { kind: "equal" }],
  });
  expect(world.lines.filter((line) => /undefined|null/.test(line))).toEqual([]);
});

test("0 seconds watch nobody, and nothing is asked", async () => {
  meet(world, failing);
  world.bake = null;
  expect((await world.deploy(NEW)).outcome).toBe("succeeded");
  expect(world.fleet.sent.map((command) => command.operation)).not.toContain("measure");
});

test("the first release of an environment has nothing to be compared with", async () => {
  const fresh = new MemoryEnvironment(3);
  fresh.bake = world.bake;
  const result = await fresh.deploy(NEW);
  expect(result).toMatchObject({ outcome: "succeeded", bakes: [] });
});

test("the users are watched for the whole window after each wave", async () => {
  meet(world, fine);
  const before = world.clock.now();
  await world.deploy(NEW);
  expect(world.clock.now() - before).toBeGreaterThan(2 * 60_000);
});

test("no host gives up its switch while its users are still watched", async () => {
  meet(world, fine);
  world.bake = { window: 3_600_000, tolerance: { errors: 0.01, latency: 1.5, requests: 200 } };
  expect((await world.deploy(NEW)).outcome).toBe("succeeded");
  const switched = world.fleet.sent.filter((command) => command.operation === "switch");
  for (const command of switched)
    expect("deadline" in command && command.deadline * 1000).toBeGreaterThan(world.clock.now());
});

test("three quarters of the window are measured, at least a second, on each host that can be compared", async () => {
  meet(world, fine);
  await world.deploy(NEW);
  const measured = world.fleet.sent.flatMap((one) =>
    one.operation === "measure" ? [[one.window, one.hosts.length]] : [],
  );
  expect(measured).toEqual([
    [45, 1],
    [45, 7],
    [45, 2],
    [45, 6],
  ]);
  world.bake = { window: 1_000, tolerance: { errors: 0.01, latency: 1.5, requests: 200 } };
  world.fleet.sent.length = 0;
  await world.deploy(OLD);
  expect(world.fleet.sent.flatMap((one) => (one.operation === "measure" ? [one.window] : []))).toEqual([1, 1, 1, 1]);
});

test("a host that had the release before is no user of the rollout, and one that serves a third is no former one", async () => {
  meet(world, failing);
  Object.assign(world.host(0), { live: NEW, committed: NEW });
  Object.assign(world.host(7), { live: NEXT, committed: NEXT });
  const result = await world.deploy(NEW);
  // The first wave moved nobody, so there is nothing to judge; the second is caught.
  expect(result).toMatchObject({ outcome: "rolled-back", bakes: [{ kind: "unsure" }, { kind: "harmful" }] });
  const asked = world.fleet.sent.flatMap((one) => (one.operation === "measure" ? [...one.hosts] : []));
  expect(asked).not.toContain(world.host(0).id);
  expect(asked).not.toContain(world.host(7).id);
});

test("a cancelled step does not wait for the end of the window", async () => {
  meet(world, fine);
  const stop = new AbortController();
  world.fleet.when.set("switch", () => void world.clock.sleep(5_000).then(() => stop.abort(new Error("cancelled"))));
  const before = world.clock.now();
  const result = await world.deploy(NEW, {}, stop.signal);
  expect(result.outcome).toBe("rolled-back");
  expect(world.clock.now() - before).toBeLessThan(60_000);
});

test("the same release once more, for a host that joined, is compared with nothing", async () => {
  meet(world, failing);
  world.bake = null;
  await world.deploy(NEW);
  world.bake = { window: 60_000, tolerance: { errors: 0.01, latency: 1.5, requests: 200 } };
  Object.assign(world.host(7), { live: OLD, committed: OLD });
  const before = world.clock.now();
  expect(await world.deploy(NEW)).toMatchObject({ outcome: "succeeded", bakes: [] });
  expect(world.clock.now() - before).toBeLessThan(60_000);
});
