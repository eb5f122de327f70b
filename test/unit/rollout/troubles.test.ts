import { describe, expect, test } from "vitest";
import { LEASE_MS } from "../../../actions/lib/environment/lease.ts";
import type { RolloutResult } from "../../../actions/lib/rollout/result.ts";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import type { LeaseRecord } from "../../../schema/records.ts";
import { around, type Call, type Trouble, troubledAt, troubles } from "../world/calls.ts";
import { ENV, type MemoryEnvironment, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

interface Met {
  world: MemoryEnvironment;
  result: RolloutResult;
  calls: Call[];
  /** Name of the call that met the trouble, for the message of a failing test. */
  at: string;
}

type Course = (world: MemoryEnvironment, ports: ReturnType<MemoryEnvironment["ports"]>) => Promise<RolloutResult>;

const deploys: Course = (world, ports) => deploy(world.request(NEW), ports);
const courses: Record<string, [(world: MemoryEnvironment) => void, Course]> = {
  "a deploy": [() => undefined, deploys],
  "a deploy with a hook": [(world) => Object.assign(world, { hook: ["migrate"] }), deploys],
  "a deploy of which a host fails to stage": [(world) => world.host(3).broken.add("stage"), deploys],
  "a deploy that goes back": [(world) => world.host(3).broken.add("switch"), deploys],
  "a deploy whose users are watched": [watch, deploys],
  "a deploy that finds the users harmed": [harm, deploys],
  "a deploy of which a host does not commit": [(world) => world.host(2).broken.add("commit"), deploys],
  "a rollback to what is warm": [() => undefined, (world, ports) => world.rollback(undefined, {}, ports)],
  "a rollback to what has to be staged": [
    (world) => world.host(1).forget(),
    (world, ports) => world.rollback(undefined, {}, ports),
  ],
};

function watch(world: MemoryEnvironment) {
  world.bake = { window: 30_000, tolerance: { errors: 0.01, latency: 1.5, requests: 100 } };
  world.harm = { name: "harm", state: async () => "ok" };
  for (const host of world.hosts) {
    for (const release of [OLD, NEW]) host.traffic.set(release, { requests: 500, errors: 0, latency: [[20, 500]] });
  }
}

function harm(world: MemoryEnvironment) {
  watch(world);
  for (const host of world.hosts) host.traffic.set(NEW, { requests: 500, errors: 200, latency: [[20, 500]] });
}

/** OLD was deployed; a rollback also finds a NEXT to leave. */
async function begun(name: string): Promise<{ world: MemoryEnvironment; course: Course }> {
  const [arrange, course] = courses[name] ?? [];
  if (arrange === undefined || course === undefined) throw new Error(`there is no course ${name}`);
  const world = await settledWorld(4);
  if (name.startsWith("a rollback")) await world.deploy(NEXT);
  world.fleet.sent.length = 0;
  arrange(world);
  return { world, course };
}

/** Each call of the run meets each trouble once. */
async function everyCall(name: string, visit: (met: Met) => Promise<void> | void): Promise<number> {
  let visited = 0;
  for (const trouble of troubles) {
    for (let n = 1; ; n++) {
      const { world, course } = await begun(name);
      const { ports, calls, met } = troubledAt(world.ports(), world.clock, n, trouble);
      const result = await course(world, ports);
      if (!met()) break;
      visited += 1;
      await visit({ world, result, calls, at: told(calls[n - 1], n, trouble) });
    }
  }
  return visited;
}

const told = (call: Call | undefined, n: number, trouble: Trouble | "taken") =>
  `call ${n} (${call?.kind} ${call?.about}) ${trouble}`;
const serves = (world: MemoryEnvironment, release: string) => world.served.every((live) => live === release);
const settled = (world: MemoryEnvironment) =>
  world.states.every(({ live, committed, pending }) => live === committed && pending === null);
const lease = (world: MemoryEnvironment) => world.records.get(keys.lease(ENV)) as LeaseRecord;
const free = (world: MemoryEnvironment) => Date.parse(lease(world).expires) <= world.clock.now();
const current = (world: MemoryEnvironment) => (world.records.get(keys.current(ENV)) as { release: string }).release;

describe.each(Object.keys(courses))("%s, any call of which fails, hangs or loses its reply,", (name) => {
  const target = name.startsWith("a rollback") ? OLD : NEW;
  const from = name.startsWith("a rollback") ? NEXT : OLD;

  test("never rejects, and says of its hosts and records what is true", async () => {
    const visited = await everyCall(name, ({ world, result, calls, at }) => {
      const { outcome } = result;
      expect(result.warnings).toEqual(result.warnings.map(() => expect.stringMatching(/./)));
      if (outcome === "succeeded") {
        expect({ at, serves: serves(world, target), settled: settled(world), current: current(world) }).toEqual({
          at,
          serves: true,
          settled: true,
          current: target,
        });
      }
      // Told is told: whether a command arrived whose reply is an error, nobody knows.
      const told = calls.some(({ kind, about }) => kind === "send" && about === "switch");
      if (outcome !== "nothing-to-do") expect({ at, outcome: outcome === "refused" }).toEqual({ at, outcome: !told });
      if (outcome === "rolled-back" || outcome === "refused") {
        expect({ at, serves: serves(world, from), settled: settled(world) }).toEqual({
          at,
          serves: true,
          settled: true,
        });
        // What was staged is gone, or it is told that it is not.
        const gone = world.states.every(({ staged }) => staged.length === 0);
        expect({ at, gone: gone || result.warnings.length > 0 }).toEqual({ at, gone: true });
      }
      // Each host that was asked is named, with any outcome.
      if (calls.some(({ kind }) => kind === "send")) {
        expect(result.hosts.map(({ host }) => host)).toEqual(world.hosts.map(({ id }) => id));
      }
      const journals = calls.filter(({ kind, about }) => kind === "write" && about.includes("/rollouts/"));
      if (journals.length > 0) expect(result.rollout).not.toBeNull();
      // A write of the lease itself may have been the last that was known of it.
      if (!at.includes("lease.json")) expect({ at, free: free(world) }).toEqual({ at, free: true });
    });
    expect(visited).toBeGreaterThan(50);
  });

  test("leaves nothing that the next deploy does not settle", async () => {
    await everyCall(name, async ({ world, at }) => {
      for (const host of world.hosts) host.broken.clear();
      world.bake = null;
      await world.clock.sleep(2 * LEASE_MS);
      const { outcome } = await world.deploy(NEXT, { unmark: true });
      expect({ at, outcome, serves: serves(world, NEXT), settled: settled(world) }).toEqual({
        at,
        outcome: expect.stringMatching(/succeeded|nothing-to-do/),
        serves: true,
        settled: true,
      });
    });
  });
});

describe.each(Object.keys(courses))("%s whose lease another run takes at any call", (name) => {
  test("sends and writes nothing once it knows, and says who took it and what it had begun", async () => {
    let [refused, failed] = [0, 0];
    for (let n = 1; ; n++) {
      const { world, course } = await begun(name);
      const calls: Call[] = [];
      let known = Number.POSITIVE_INFINITY;
      const ports = around(world.ports(), async (call, work) => {
        if (calls.push(call) === n) takenByEve(world);
        const value = await work();
        if (renews(call) && value === undefined) known = Math.min(known, calls.length);
        return value;
      });
      const result = await course(world, ports);
      if (calls.length < n) break;
      const at = told(calls[n - 1], n, "taken");
      if (calls.slice(0, n).every(({ about }) => about !== keys.lease(ENV))) continue;
      expect(lease(world).holder).toBe("eve");
      const after = calls.slice(known).filter(({ kind }) => kind === "send" || kind === "write");
      expect({ at, after }).toEqual({ at, after: [] });
      if (known === Number.POSITIVE_INFINITY) continue;
      const switched = calls.some(({ kind, about }) => kind === "send" && about === "switch");
      expect({ at, outcome: result.outcome }).toEqual({
        at,
        outcome: expect.stringMatching(switched ? /^(rollback-failed|commit-failed)$/ : /^refused$/),
      });
      const sentences = "reason" in result ? result.reason.split(/(?<=\.) /) : [];
      expect(sentences.join(" ")).toContain("https://run/eve");
      expect(new Set(sentences).size).toBe(sentences.length);
      if (switched) failed += 1;
      else refused += 1;
    }
    expect(refused).toBeGreaterThan(3);
    if (!name.includes("stage")) expect(failed).toBeGreaterThan(3);
  });
});

/** A run that gives the lease back has nothing more to do. */
const renews = ({ kind, about, value }: Call) =>
  kind === "write" && about === keys.lease(ENV) && Date.parse((value as LeaseRecord).expires) > 0;

function takenByEve(world: MemoryEnvironment) {
  const at = (ms: number) => new Date(world.clock.now() + ms).toISOString();
  const record = { schema: 1, holder: "eve", owner: "https://run/eve (eve)", fence: 99, acquired: at(0) };
  world.records.put(keys.lease(ENV), { ...record, expires: at(24 * 3_600_000) });
}
