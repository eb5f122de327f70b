import { describe, expect, test } from "vitest";
import type { RolloutResult } from "../../../actions/lib/rollout/result.ts";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import { around } from "../world/calls.ts";
import { ENV, MemoryEnvironment, NEW, OLD, settledWorld } from "../world/world.ts";

describe("a rollout that succeeds", () => {
  test("leaves every host serving and committed on the release, and the ledger on it", async () => {
    const world = await settledWorld();
    const result = await world.deploy(NEW);
    expect(result).toMatchObject({ outcome: "succeeded", previous: OLD, rollout: "00000002-00000002" });
    expect(world.states.map(({ live, committed, pending }) => ({ live, committed, pending }))).toEqual(
      Array(3).fill({ live: NEW, committed: NEW, pending: null }),
    );
    expect(world.records.get(keys.current(ENV))).toMatchObject({ release: NEW, previous: OLD, sequence: 2 });
    expect(world.records.get(keys.history(ENV, 2))).toMatchObject({ release: NEW, good: true, actor: "ann" });
    expect(world.records.get(keys.rollout(ENV, "00000002-00000002"))).toMatchObject({
      phase: "done",
      decision: "commit",
    });
  });

  test("stages every host before any host switches, and switches in waves", async () => {
    const world = await settledWorld(8);
    await world.deploy(NEW);
    const order = world.fleet.sent.map(({ operation, hosts }) => `${operation} ${hosts.length}`);
    expect(order).toEqual(["status 8", "stage 8", "switch 1", "switch 1", "switch 6", "commit 8", "prune 8"]);
  });

  test("runs the hook once, on the first host, before any other host is touched", async () => {
    const world = await settledWorld();
    world.hook = ["node", "migrate.js"];
    await world.deploy(NEW);
    const stages = world.fleet.sent.filter(({ operation }) => operation === "stage");
    expect(stages).toMatchObject([
      { hosts: [world.host(0).id], hook: true },
      { hosts: [world.host(1).id, world.host(2).id], hook: false },
    ]);
  });

  test("splits commands at 50 hosts and leaves none out", async () => {
    const world = await settledWorld(120);
    expect((await world.deploy(NEW)).outcome).toBe("succeeded");
    expect(new Set(world.served)).toEqual(new Set([NEW]));
    expect(world.fleet.sent.filter(({ operation }) => operation === "stage").map(({ hosts }) => hosts.length)).toEqual([
      50, 50, 20,
    ]);
  });

  test("changes nothing the second time, and writes nothing but its lease", async () => {
    const world = await settledWorld();
    await world.deploy(NEW);
    const before = world.records.snapshot;
    const written: string[] = [];
    const ports = around(world.ports(), (call, work) => {
      if (call.kind === "write") written.push(call.about);
      return work();
    });
    expect(await deploy(world.request(NEW), ports)).toMatchObject({ outcome: "nothing-to-do", rollout: null });
    expect(world.records.snapshot).toEqual(before);
    expect(new Set(written)).toEqual(new Set([keys.lease(ENV)]));
  });

  test.each([
    ["no rollout was ever recorded", () => new MemoryEnvironment(3), null],
    ["another release is recorded as current", () => settledWorld(3), OLD],
  ])("records a release that all hosts serve already although %s", async (_, make, previous) => {
    const world = await make();
    for (const host of world.hosts) Object.assign(host, { live: NEW, committed: NEW });
    expect(await world.deploy(NEW)).toMatchObject({ outcome: "succeeded", previous });
    expect(world.records.get(keys.current(ENV))).toMatchObject({ release: NEW, previous });
  });

  test("stages everywhere, also where the release is warm", async () => {
    const world = await settledWorld();
    await world.deploy(NEW);
    world.fleet.sent.length = 0;
    await world.deploy(OLD);
    expect(world.fleet.sent.find(({ operation }) => operation === "stage")?.hosts).toHaveLength(3);
  });

  test("warns, and stays a success, when old releases cannot be removed", async () => {
    const world = await settledWorld();
    world.host(1).broken.add("prune");
    const result = await world.deploy(NEW);
    expect(result.outcome).toBe("succeeded");
    expect(result.warnings).toEqual([expect.stringMatching(/^prune failed on 1 host: /)]);
  });

  test("names a host that joined meanwhile, and the next run brings it along", async () => {
    const world = await settledWorld();
    world.fleet.when.set("commit", () => world.join(OLD));
    const result = await world.deploy(NEW);
    expect(result.outcome).toBe("succeeded");
    expect(result.warnings.join()).toContain(world.host(3).id);
    expect((await world.deploy(NEW)).outcome).toBe("succeeded");
    expect(world.served).toEqual([NEW, NEW, NEW, NEW]);
  });

  test("keeps the predecessor when the same release is deployed again to a new host", async () => {
    const world = await settledWorld();
    await world.deploy(NEW);
    Object.assign(world.host(2), { live: OLD, committed: OLD, warm: null });
    expect((await world.deploy(NEW)).outcome).toBe("succeeded");
    expect(world.records.get(keys.current(ENV))).toMatchObject({ release: NEW, previous: OLD, sequence: 3 });
  });
});

describe("a rollout that is refused", () => {
  const troubles: [string, (world: MemoryEnvironment) => void][] = [
    ["a host that fails to stage", (world) => world.host(1).broken.add("stage")],
    ["a host that SSM cannot deliver to", (world) => world.fleet.break(world.host(1), "stage", "undeliverable")],
    [
      "a host that does not fetch its command",
      (world) => world.fleet.break(world.host(1), "stage", "delivery-timed-out"),
    ],
    ["a stage that someone cancels", (world) => world.fleet.break(world.host(1), "stage", "cancelled")],
    ["a stage that hangs", (world) => world.fleet.break(world.host(1), "stage", "hangs")],
    ["a stage without a readable result", (world) => world.fleet.break(world.host(1), "stage", "mute")],
    ["a stage that the document kills", (world) => world.fleet.break(world.host(1), "stage", "execution-timed-out")],
    ["a command that may not be sent", (world) => world.fleet.refusals.set("stage", new Error("AccessDenied"))],
    ["a host that is offline", (world) => world.fleet.offline.add(world.host(1).id)],
    ["a host that does not say what it serves", (world) => world.fleet.break(world.host(1), "status", "mute")],
    ["an old agent", (world) => Object.assign(world.fleet, { agent: "3.2.2303.0" })],
  ];
  test.each(troubles)("%s leaves traffic, committed state and the ledger as they were", async (_, cause) => {
    const world = await settledWorld();
    const [states, current] = [world.states, world.records.get(keys.current(ENV))];
    cause(world);
    const result = await world.deploy(NEW);
    expect(result.outcome).toBe("refused");
    expect(world.states.map(({ staged, ...state }) => state)).toEqual(states.map(({ staged, ...state }) => state));
    expect(world.records.get(keys.current(ENV))).toEqual(current);
    expect(world.records.get(keys.history(ENV, 2))).toBeUndefined();
    expect(world.fleet.sent.filter(({ operation }) => operation === "switch")).toEqual([]);
  });

  test("control: without the trouble the same fleet moves", async () => {
    const world = await settledWorld();
    await world.deploy(NEW);
    expect(world.served).toEqual([NEW, NEW, NEW]);
  });

  test("drops what it staged, and leaves what was staged before", async () => {
    const world = await settledWorld();
    world.host(0).bring(NEW);
    world.host(2).broken.add("stage");
    await world.deploy(NEW);
    expect(world.states.map(({ staged }) => staged)).toEqual([[NEW], [], []]);
  });

  test("a failing hook touches no other host", async () => {
    const world = await settledWorld();
    world.hook = ["false"];
    world.host(0).broken.add("stage");
    expect((await world.deploy(NEW)).outcome).toBe("refused");
    expect(world.host(1).asked.map(({ operation }) => operation)).toEqual(["status"]);
  });

  test("names the failed host, its step and its cure", async () => {
    const world = await settledWorld();
    world.host(1).broken.add("stage");
    const result = await world.deploy(NEW);
    expect(result).toMatchObject({ failures: [{ host: world.host(1).id, step: "stage", cure: "mend stage" }] });
    expect(result.hosts[1]?.error).toMatchObject({ operation: "stage", step: "stage", cure: "mend stage" });
    expect("reason" in result && result.reason).toContain("on 1 host:");
    world.host(2).broken.add("stage");
    const more = await world.deploy(NEW);
    expect("reason" in more && more.reason).toContain("on 2 hosts:");
  });

  test("an absent release or an empty fleet is refused before the lease is taken or any command sent", async () => {
    const world = await settledWorld();
    const release = "3333333-333333333333";
    const { cause, reason, ...known } = (await world.deploy(release)) as RolloutResult & {
      cause: Error;
      reason: string;
    };
    expect(reason).toContain(release);
    expect(cause.message).toBe(reason);
    expect(known).toEqual({
      outcome: "refused",
      environment: ENV,
      release,
      previous: null,
      rollout: null,
      hosts: [],
      bakes: [],
      warnings: [],
      failures: [],
    });
    expect(world.fleet.sent).toEqual([]);
    const empty = new MemoryEnvironment(0);
    expect((await empty.deploy(NEW)).outcome).toBe("refused");
    expect(empty.records.snapshot).toEqual({});
  });

  test("a held lease names its owner and touches nothing", async () => {
    const world = await settledWorld();
    const held = { schema: 1, holder: "x", owner: "https://other (bob)", fence: 9, acquired: "2026-11-01T00:00:00Z" };
    world.records.put(keys.lease(ENV), { ...held, expires: "2030-01-01T00:00:00Z" });
    const result = await world.deploy(NEW);
    expect(result.outcome).toBe("refused");
    expect("reason" in result && result.reason).toContain("https://other (bob)");
    expect(world.fleet.sent).toEqual([]);
  });
});
