import { describe, expect, test } from "vitest";
import { parseWaves } from "../../../actions/lib/fleet/wave.ts";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import type { Operation } from "../../../schema/host-result.ts";
import { around } from "../world/calls.ts";
import { ENV, type MemoryEnvironment, NEW, OLD, settledWorld } from "../world/world.ts";

const JOURNAL = keys.rollout(ENV, "00000002-00000002");
const journal = (world: MemoryEnvironment) => world.records.get(JOURNAL) as { phase: string; decision: string | null };
const asked = (world: MemoryEnvironment, at: number) => world.host(at).asked.map(({ operation }) => operation);
const sent = (world: MemoryEnvironment, operation: Operation) =>
  world.fleet.sent.filter((one) => one.operation === operation);
const fences = (world: MemoryEnvironment, operation: Operation) =>
  sent(world, operation).flatMap((command) => ("fence" in command ? [command.fence] : []));

function waves(text: string) {
  const parsed = parseWaves(text);
  if ("fault" in parsed) throw new Error(parsed.fault);
  return { waves: parsed.waves };
}

describe("what a refused deploy had staged", () => {
  test("is dropped under a higher fence, so that a stage which arrives late is shut out", async () => {
    const world = await settledWorld();
    world.host(2).broken.add("stage");
    expect((await world.deploy(NEW)).outcome).toBe("refused");
    expect(Math.min(...fences(world, "revert"))).toBeGreaterThan(Math.max(...fences(world, "stage")));
    const [late] = sent(world, "stage");
    if (late === undefined) throw new Error("nothing was staged");
    expect(world.host(0).run(late)).toMatchObject({ outcome: "refused" });
    expect(journal(world)).toMatchObject({ phase: "refused", decision: null });
  });

  test("is dropped where it was staged, or may have been, and no other host is told anything", async () => {
    const world = await settledWorld(5);
    world.host(0).bring(NEW);
    world.host(1).broken.add("stage");
    world.fleet.break(world.host(2), "stage", "mute");
    await world.deploy(NEW);
    const reverted = world.hosts.map((_, at) => asked(world, at).includes("revert"));
    expect(reverted).toEqual([false, false, true, true, true]);
    expect(world.host(0).staged).toEqual(new Set([NEW]));
  });

  test("and could not be dropped is a warning that names the host, and the outcome stays", async () => {
    const world = await settledWorld();
    world.host(2).broken.add("stage");
    world.host(1).broken.add("revert");
    const result = await world.deploy(NEW);
    expect(result).toMatchObject({ outcome: "refused", warnings: [expect.stringContaining(world.host(1).id)] });
    expect(result.warnings[0]).toMatch(/^The staged release was not dropped everywhere/);
  });

  test("is dropped as well when S3 fails between staging and the first wave: that is no rollback", async () => {
    const world = await settledWorld();
    world.fleet.when.set("stage", () => world.records.broken.set(JOURNAL, "before"));
    const result = await world.deploy(NEW);
    expect(result).toMatchObject({ outcome: "refused", hosts: world.hosts.map(({ id }) => ({ host: id, live: OLD })) });
    expect(world.states.flatMap(({ staged }) => staged)).toEqual([]);
    expect(sent(world, "switch")).toEqual([]);
  });
});

describe("what goes back", () => {
  test("does so under a higher fence, the hosts that had only staged too", async () => {
    const world = await settledWorld(8);
    world.host(1).broken.add("switch");
    expect((await world.deploy(NEW)).outcome).toBe("rolled-back");
    expect(Math.min(...fences(world, "revert"))).toBeGreaterThan(Math.max(...fences(world, "switch")));
    expect(world.hosts.map((_, at) => asked(world, at).includes("revert"))).toEqual(Array(8).fill(true));
  });

  test("leaves what was staged before, on the hosts that no wave had reached", async () => {
    const world = await settledWorld(8);
    world.host(7).bring(NEW);
    world.host(1).broken.add("switch");
    await world.deploy(NEW);
    expect(world.host(7).staged).toEqual(new Set([NEW]));
    expect(asked(world, 7)).not.toContain("revert");
  });

  test("is never a host that had committed the release before", async () => {
    const world = await settledWorld(3);
    Object.assign(world.host(0), { live: NEW, committed: NEW });
    world.host(2).broken.add("switch");
    expect((await world.deploy(NEW)).outcome).toBe("rolled-back");
    expect(world.served).toEqual([NEW, OLD, OLD]);
    expect(asked(world, 0)).not.toContain("revert");
  });

  test("is tried in every wave, and each host that is stuck is named with what failed first", async () => {
    const world = await settledWorld(8);
    world.host(6).broken.add("switch");
    for (const stuck of [7, 0]) world.host(stuck).broken.add("revert");
    const result = await world.deploy(NEW);
    expect(result.outcome).toBe("rollback-failed");
    const failures = "failures" in result ? result.failures.map(({ host, operation }) => [host, operation]) : [];
    expect(failures).toEqual([
      [world.host(6).id, "switch"],
      [world.host(7).id, "revert"],
      [world.host(0).id, "revert"],
    ]);
    expect(world.served).toEqual([NEW, OLD, OLD, OLD, OLD, OLD, OLD, NEW]);
    // Not over: the next run, and each host's guard, go on with it.
    expect(journal(world)).toMatchObject({ phase: "revert", decision: "revert" });
  });

  test("does so although S3 keeps the fence from rising, and says so", async () => {
    const world = await settledWorld();
    world.host(2).broken.add("switch");
    const ports = around(world.ports(), (call, work) => {
      const raised = call.about === keys.lease(ENV) && (call.value as { fence?: number } | undefined)?.fence === 3;
      if (raised) throw new Error("S3 is away");
      return work();
    });
    const result = await deploy(world.request(NEW), ports);
    expect(result).toMatchObject({ outcome: "rolled-back", warnings: [expect.stringContaining("S3 is away")] });
    expect(world.served).toEqual([OLD, OLD, OLD]);
  });

  test("goes all at once when the step is cancelled, for it has seconds to live, however many hosts are deaf", async () => {
    const world = await settledWorld(8);
    world.fleet.pace = 100;
    for (const deaf of [0, 1, 2, 3]) world.fleet.break(world.host(deaf), "revert", "hangs");
    const cancel = new AbortController();
    let [commands, at] = [0, 0];
    world.fleet.when.set("switch", () => {
      if (++commands < 5) return;
      at = world.clock.now();
      cancel.abort(new Error("cancelled"));
    });
    const result = await world.deploy(NEW, waves("1,2,3,4,100%"), cancel.signal);
    expect(result.outcome).toBe("rollback-failed");
    expect("failures" in result && result.failures).toHaveLength(4);
    expect(world.served.slice(4)).toEqual(Array(4).fill(OLD));
    expect(world.clock.now() - at).toBeLessThan(7_000);
  });
});

describe("a run that loses its lease while its hosts commit", () => {
  test.each([[[]], [[1]]])("says which of them did not: %j", async (broken: number[]) => {
    const world = await settledWorld();
    for (const at of broken) world.host(at).broken.add("commit");
    const eve = { schema: 1, holder: "eve", owner: "https://run/eve", fence: 9, acquired: "2026-11-01T00:00:00Z" };
    world.fleet.when.set("commit", () =>
      world.records.put(keys.lease(ENV), { ...eve, expires: "2030-01-01T00:00:00Z" }),
    );
    const result = await world.deploy(NEW);
    expect(result).toMatchObject({ outcome: "commit-failed", reason: expect.stringContaining("https://run/eve") });
    expect("failures" in result && result.failures.map(({ host }) => host)).toEqual(
      broken.map((at) => world.host(at).id),
    );
    expect(world.records.get(keys.current(ENV))).toMatchObject({ release: OLD });
  });
});

describe("another run's word", () => {
  /** Another run writes this run's journal just before the `n`-th time that it does itself. */
  async function crossed(n: number, change: object, onFailure: "revert" | "hold" = "revert") {
    const world = await settledWorld(3);
    let writes = 0;
    const ports = around(world.ports(), (call, work) => {
      const mine = call.kind === "write" && call.about === JOURNAL;
      if (mine && ++writes === n) world.records.put(JOURNAL, { ...journal(world), ...change });
      return work();
    });
    return { world, result: await deploy(world.request(NEW, { onFailure }), ports) };
  }

  test("that a rollout is reverted stands: it goes back, and commits nothing, whatever it was told to do then", async () => {
    for (const onFailure of ["revert", "hold"] as const) {
      const { world, result } = await crossed(3, { phase: "revert", decision: "revert" }, onFailure);
      expect(result).toMatchObject({ outcome: "rolled-back", reason: expect.stringContaining("nother run") });
      expect(world.served).toEqual([OLD, OLD, OLD]);
      expect(sent(world, "commit")).toEqual([]);
      expect(journal(world)).toMatchObject({ phase: "rolled-back", decision: "revert" });
    }
  });

  test("that it is committed stands too: it is finished", async () => {
    const { world, result } = await crossed(3, { phase: "commit", decision: "commit" });
    expect(result.outcome).toBe("succeeded");
    expect(world.served).toEqual([NEW, NEW, NEW]);
    expect(sent(world, "revert")).toEqual([]);
  });

  test("that comes before its first one, or after its journal was begun, leaves everything to that run", async () => {
    for (const n of [1, 2]) {
      const { world, result } = await crossed(n, { actor: "eve" });
      expect(result).toMatchObject({ outcome: "refused", reason: expect.stringContaining(JOURNAL) });
      expect([...sent(world, "switch"), ...(n === 1 ? sent(world, "stage") : [])]).toEqual([]);
      expect(journal(world)).toMatchObject({ actor: "eve" });
    }
  });

  test("that is no longer there leaves the hosts to the run that took it away", async () => {
    const world = await settledWorld(3);
    let writes = 0;
    const ports = around(world.ports(), (call, work) => {
      if (call.kind === "write" && call.about === JOURNAL && ++writes === 3) world.records.drop(JOURNAL);
      return work();
    });
    expect(await deploy(world.request(NEW), ports)).toMatchObject({ outcome: "rollback-failed" });
    expect([...sent(world, "revert"), ...sent(world, "commit")]).toEqual([]);
  });

  test("that is none yet leaves the hosts to it: nothing of this run crosses what it does", async () => {
    const { world, result } = await crossed(3, { actor: "eve" });
    expect(result).toMatchObject({ outcome: "rollback-failed", reason: expect.stringContaining(JOURNAL) });
    expect([...sent(world, "revert"), ...sent(world, "commit")]).toEqual([]);
  });
});
