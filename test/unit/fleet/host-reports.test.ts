import { describe, expect, test } from "vitest";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { type MemoryEnvironment, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

/* What the result, and the log, say of each host. */

const about = (world: MemoryEnvironment, at: number) => world.lines.filter((line) => line.includes(world.host(at).id));

describe("the report of a host", () => {
  test("has what it serves, how each of its operations ended, and how long that took", async () => {
    const world = await settledWorld(1);
    world.fleet.pace = 2_000;
    const { hosts } = await world.deploy(NEW);
    const took = { ms: 2_000, timings_ms: { work: 5 } };
    expect(hosts).toEqual([
      {
        host: world.host(0).id,
        name: world.host(0).id,
        live: NEW,
        committed: NEW,
        pending: null,
        warm: OLD,
        certain: true,
        phases: {
          status: { outcome: "unchanged", ...took },
          stage: { outcome: "done", ...took },
          switch: { outcome: "done", ...took },
          commit: { outcome: "done", ...took },
          prune: { outcome: "unchanged", ...took },
        },
        error: null,
      },
    ]);
  });

  test("says what went wrong first, with all that the host told", async () => {
    const world = await settledWorld();
    world.host(0).disk = 5 * 2 ** 30;
    for (const operation of ["switch", "revert"] as const) world.host(0).broken.add(operation);
    const [report] = (await world.deploy(NEW)).hosts;
    expect(report?.error).toEqual({
      operation: "switch",
      step: "switch",
      message: "switch went wrong",
      cure: "mend switch",
      exit: 1,
      disk: 5 * 2 ** 30,
      memory: null,
    });
    expect(report?.phases).toMatchObject({ switch: { outcome: "failed" }, revert: { outcome: "failed" } });
  });

  test("keeps what went wrong although the host went back well", async () => {
    const world = await settledWorld();
    world.host(0).broken.add("switch");
    const { outcome, hosts } = await world.deploy(NEW);
    expect(outcome).toBe("rolled-back");
    expect(hosts[0]).toMatchObject({ error: { operation: "switch" }, phases: { revert: { outcome: "done" } } });
  });

  test("of which nothing was heard yet is not certain", async () => {
    const world = await settledWorld(2);
    const cancel = new AbortController();
    world.fleet.when.set("status", () => cancel.abort(new Error("cancelled")));
    const unheard = { live: null, committed: null, pending: null, warm: null, certain: false, phases: {}, error: null };
    const { hosts } = await world.deploy(NEW, {}, cancel.signal);
    expect(hosts).toEqual(world.hosts.map(({ id }) => ({ host: id, name: id, ...unheard })));
  });

  test("tells a refusal from a failure, and both from what nobody knows", async () => {
    const world = await settledWorld(3);
    world.host(0).fence = 99;
    world.host(1).broken.add("stage");
    for (const operation of ["stage", "revert"] as const) world.fleet.break(world.host(2), operation, "hangs");
    world.fleet.when.set("stage", () => world.fleet.break(world.host(2), "status", "hangs"));
    const { hosts } = await world.deploy(NEW);
    expect(hosts.map(({ phases }) => phases.stage?.outcome)).toEqual(["refused", "failed", "unknown"]);
    expect(hosts.map(({ certain }) => certain)).toEqual([true, true, false]);
    // What was known before something went wrong stays, with the doubt beside it.
    expect(hosts[2]).toMatchObject({ live: OLD, phases: { stage: { timings_ms: {} } } });
  });

  test("is that of a state found out later, where the operation's own answer was lost", async () => {
    const world = await settledWorld();
    world.fleet.break(world.host(0), "stage", "mute");
    const refused = await world.deploy(NEW);
    expect(refused.hosts[0]).toMatchObject({ certain: true, live: OLD, phases: { stage: { outcome: "unknown" } } });
    world.fleet.faults.clear();
    world.fleet.break(world.host(0), "switch", "mute");
    const moved = await world.deploy(NEW);
    expect(moved.hosts[0]).toMatchObject({ live: NEW, phases: { switch: { outcome: "done" } }, error: null });
  });

  test("names it as the fleet does, in one harmless line", async () => {
    const world = await settledWorld(1);
    const ports = world.ports();
    const named = async () =>
      (await world.fleet.hosts()).map((host) => ({ ...host, name: `web\n::error::${"x".repeat(200)}` }));
    const fleet = { hosts: named, send: world.fleet.send.bind(world.fleet) };
    const { hosts } = await deploy(world.request(NEW), { ...ports, fleet });
    expect(hosts[0]?.name).toMatch(/^web : :error: :x+\.\.\.$/);
    expect(hosts[0]?.name).toHaveLength(100);
  });
});

describe("the log", () => {
  test("has a line for each verdict: what a host serves, and the steps that took their time", async () => {
    const world = await settledWorld(2);
    await world.deploy(NEW);
    world.host(0).timings = { download: 2_500, unpack: 100, link: 99 };
    Object.assign(world.host(1), { live: OLD, committed: NEW, pending: OLD });
    world.lines.length = 0;
    await world.deploy(NEXT);
    const [mine, other] = [about(world, 0).join("\n"), about(world, 1).join("\n")];
    for (const part of [NEW, "download 2.5 s, unpack 0.1 s"]) expect(mine).toContain(part);
    expect(mine).not.toContain("link");
    // What it serves, and what of that is pending, once more.
    const status = (at: number, release: string) => (about(world, at)[0]?.split(release).length ?? 0) - 1;
    expect([status(0, NEW), status(1, OLD)]).toEqual([1, 2]);
    expect(other).not.toMatch(/null|undefined/);
    for (const operation of ["status", "stage", "switch", "commit"]) expect(mine).toContain(operation);
  });

  test("says that a new host serves nothing", async () => {
    const world = await settledWorld(2);
    Object.assign(world.host(1), { live: null, committed: null });
    world.lines.length = 0;
    await world.deploy(NEW);
    expect(about(world, 1)[0]).toMatch(/nothing$/);
  });

  test("has a failing host's step, words, cure and what it had left, and its last lines; of others only a few", async () => {
    const world = await settledWorld(4);
    world.fleet.log = (id) => Array.from({ length: 100 }, (_, at) => `line ${at} of ${id}`).join("\n");
    for (const host of world.hosts.slice(1)) host.broken.add("stage");
    world.fleet.break(world.host(0), "stage", "undeliverable");
    world.host(1).disk = 3 * 2 ** 20;
    world.lines.length = 0;
    await world.deploy(NEW);
    const printed = world.hosts.map(({ id }) => world.lines.filter((line) => line.endsWith(`of ${id}`)).length);
    expect(printed).toEqual([0, 60, 8, 8]);
    expect(world.lines.some((line) => line.includes(`line 99 of ${world.host(3).id}`))).toBe(true);
    for (const part of ["stage went wrong", "mend stage", "disk 3 MiB free"]) {
      expect(world.lines.filter((line) => line.includes(part)).length).toBeGreaterThan(0);
    }
    // A failure of which nothing more is known has no empty lines.
    expect(world.lines.filter((line) => line.trim() === "")).toEqual([]);
  });

  test("has no group for what no host has to do", async () => {
    const world = await settledWorld();
    await world.deploy(NEW);
    world.host(1).broken.add("switch");
    world.lines.length = 0;
    await world.rollback();
    expect(world.lines.filter((line) => /\b0 hosts/.test(line))).toEqual([]);
  });

  test("does not count a host that printed nothing as the one whose story is told", async () => {
    const world = await settledWorld(3);
    world.fleet.log = (id) => (id === world.host(0).id ? "" : Array(100).fill(`line of ${id}`).join("\n"));
    for (const host of world.hosts) host.broken.add("stage");
    world.lines.length = 0;
    await world.deploy(NEW);
    const printed = world.hosts.map(({ id }) => world.lines.filter((line) => line.endsWith(`line of ${id}`)).length);
    expect(printed).toEqual([0, 60, 8]);
  });
});
