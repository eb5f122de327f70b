import { describe, expect, test } from "vitest";
import { report } from "../../../actions/entry/rollout-report.ts";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import type { Log } from "../../../actions/lib/text/log.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import { around } from "../world/calls.ts";
import { ENV, type MemoryEnvironment, NEW, OLD, settledWorld } from "../world/world.ts";

const silent: Log = { info: () => undefined, warn: () => undefined, group: (_, work) => work() };
const ID = "00000002-00000002";
const key = (world: MemoryEnvironment, at: number, operation: string) =>
  keys.evidence(ENV, ID, world.host(at).id, operation);
const kept = (world: MemoryEnvironment) => Object.keys(world.records.snapshot).filter((one) => one.includes("/logs/"));

async function failing(trouble = false) {
  const world = await settledWorld();
  world.host(1).broken.add("switch");
  if (trouble) world.records.broken.set(key(world, 1, "switch"), "before");
  const address = (name: string) => `https://console/${name}`;
  return { world, result: await deploy(world.request(NEW), { ...world.ports(), address }) };
}

describe("what a host said that failed", () => {
  test("is kept beside the ledger, line by line and harmless, and the summary links to it", async () => {
    const { world, result } = await failing();
    expect(result.outcome).toBe("rolled-back");
    expect(world.records.get(key(world, 1, "switch"))).toEqual({
      schema: 1,
      rollout: ID,
      release: NEW,
      host: world.host(1).id,
      name: world.host(1).id,
      operation: "switch",
      step: "switch",
      message: "switch went wrong",
      cure: "mend switch",
      exit: 1,
      disk: null,
      memory: null,
      at: expect.stringMatching(/^2026-11-01T/),
      lines: [`log of ${world.host(1).id}`, ": :error: :not a workflow command"],
    });
    expect("evidence" in result && result.evidence).toEqual([
      {
        host: world.host(1).id,
        operation: "switch",
        key: key(world, 1, "switch"),
        address: `https://console/${key(world, 1, "switch")}`,
      },
    ]);
    expect(report({ kind: "rollout", ...result }, silent).summary).toContain(
      `(https://console/${key(world, 1, "switch")})`,
    );
  });

  test("and could not be kept is a warning that names it, and the outcome stays", async () => {
    const { world, result } = await failing(true);
    expect(result).toMatchObject({ outcome: "rolled-back", evidence: [] });
    expect(result.warnings).toEqual([expect.stringContaining(world.host(1).id)]);
    expect(result.warnings[0]).toContain("was refused");
    expect(kept(world)).toEqual([]);
    expect(world.served).toEqual([OLD, OLD, OLD]);
  });

  test("is kept before the lease is given back: another run finds all of it", async () => {
    const world = await settledWorld();
    world.host(1).broken.add("switch");
    const written: string[] = [];
    const ports = around(world.ports(), (call, work) => {
      if (call.kind === "write") written.push(call.about);
      return work();
    });
    await deploy(world.request(NEW), ports);
    expect(written.slice(-2)).toEqual([key(world, 1, "switch"), keys.lease(ENV)]);
  });

  test("is kept of the others although one cannot be", async () => {
    const world = await settledWorld();
    for (const at of [0, 1, 2]) world.host(at).broken.add("stage");
    world.records.broken.set(key(world, 1, "stage"), "before");
    const result = await world.deploy(NEW);
    expect(kept(world)).toEqual([key(world, 0, "stage"), key(world, 2, "stage")]);
    expect("evidence" in result && result.evidence?.map((one) => one.address)).toEqual(kept(world));
    expect(result.warnings.join()).not.toContain(world.host(0).id);
  });

  test("is kept of twenty hosts, for more tell nothing new, and of none that said nothing", async () => {
    const world = await settledWorld(25);
    for (const host of world.hosts) host.broken.add("stage");
    world.fleet.log = (id) => (id === world.host(3).id ? "" : `log of ${id}`);
    const result = await world.deploy(NEW);
    expect("failures" in result && result.failures).toHaveLength(25);
    expect(kept(world)).toHaveLength(20);
    expect(kept(world)).not.toContain(key(world, 3, "stage"));
  });

  test("is not kept by a step that is cancelled: it has seconds to live", async () => {
    const world = await settledWorld();
    const cancel = new AbortController();
    world.host(0).broken.add("revert");
    world.fleet.when.set("switch", () => cancel.abort(new Error("cancelled")));
    const result = await world.deploy(NEW, {}, cancel.signal);
    expect("failures" in result && result.failures.length).toBeGreaterThan(0);
    expect(kept(world)).toEqual([]);
  });

  test("before a rollout had an id has no place to be kept", async () => {
    const world = await settledWorld();
    world.host(1).broken.add("status");
    expect(await world.deploy(NEW)).toMatchObject({ outcome: "refused", rollout: null, failures: { length: 1 } });
    expect(kept(world)).toEqual([]);
  });
});
