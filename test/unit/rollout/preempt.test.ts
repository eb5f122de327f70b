import { describe, expect, test } from "vitest";
import { LEASE_MS } from "../../../actions/lib/environment/lease.ts";
import type { RolloutResult } from "../../../actions/lib/rollout/result.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import type { LeaseRecord } from "../../../schema/records.ts";
import { deaths, killedAt } from "../world/killed.ts";
import { ENV, type MemoryEnvironment, NEW, NEXT, OLD, settledWorld } from "../world/world.ts";

const lease = (world: MemoryEnvironment) => world.records.get(keys.lease(ENV)) as LeaseRecord;
const release = (world: MemoryEnvironment) => (world.records.get(keys.current(ENV)) as { release: string }).release;
const reason = (result: RolloutResult) => ("reason" in result ? result.reason : "");

/** OLD and NEW were deployed; a deploy of NEXT is pre-empted by a rollback as it sends its n-th `operation`. */
async function preempted(operation: "status" | "stage" | "switch" | "commit", n: number) {
  const world = await settledWorld(8);
  await world.deploy(NEW);
  let [rolling, commands]: [Promise<RolloutResult> | undefined, number] = [undefined, 0];
  world.fleet.when.set(operation, () => {
    commands += 1;
    if (commands !== n || rolling !== undefined) return;
    rolling = world.rollback(undefined, { preempt: true, run: "https://run/rollback", actor: "bob" });
  });
  const deployed = await world.deploy(NEXT);
  if (rolling === undefined) throw new Error("nothing was pre-empted");
  return { world, deployed, rolled: await rolling };
}

describe("a rollback that pre-empts a deploy", () => {
  const instants = [
    ["stage", 1],
    ["switch", 1],
    ["switch", 2],
    ["switch", 3],
    ["commit", 1],
  ] as const;

  test.each(instants)("at its %s %i ends with every host on the release before it", async (operation, n) => {
    const { world, deployed, rolled } = await preempted(operation, n);
    expect(rolled).toMatchObject({ outcome: "succeeded", release: NEW });
    expect(deployed.outcome).toMatch(/^(refused|rollback-failed|commit-failed)$/);
    expect(world.states.map(({ live, committed, pending }) => [live, committed, pending])).toEqual(
      Array(8).fill([NEW, NEW, null]),
    );
    expect(release(world)).toBe(NEW);
    expect(world.records.get(keys.bad(ENV, NEXT))).toMatchObject({ marks: [{ bad: true, actor: "bob" }] });
    expect((await world.deploy(NEXT)).outcome).toBe("refused");
    expect(await world.deploy(NEXT, { unmark: true })).toMatchObject({ outcome: "succeeded" });
  });

  test.each(instants)("at its %s %i is named by the deploy", async (operation, n) => {
    const { deployed } = await preempted(operation, n);
    expect(reason(deployed)).toMatch(/https:\/\/run\/rollback \(bob\)|another rollout|taken over|another run/);
  });

  test("before it has begun goes back from the release that is current, and the deploy touches no traffic", async () => {
    const { world, deployed, rolled } = await preempted("status", 1);
    expect(rolled).toMatchObject({ outcome: "succeeded", release: OLD });
    expect(deployed.outcome).toMatch(/^(refused|rollback-failed)$/);
    expect(world.served).toEqual(Array(8).fill(OLD));
    expect(world.records.get(keys.bad(ENV, NEW))).toMatchObject({ marks: [{ bad: true }] });
  });

  test("shuts it out: nothing that it sent reaches a host once the rollback has spoken to it", async () => {
    const { world } = await preempted("switch", 2);
    const fences = world.fleet.sent.flatMap((command) => ("fence" in command ? [command.fence] : []));
    for (const host of world.hosts) expect(host.fence).toBe(Math.max(...fences));
    const [late] = world.fleet.sent.filter((one) => one.operation === "switch" && one.release === NEXT);
    if (late === undefined) throw new Error("nothing was switched");
    expect(world.host(0).run(late)).toMatchObject({ outcome: "refused", live: NEW });
  });

  test("control: without being told to, it is refused and names the run that works there", async () => {
    const world = await settledWorld();
    await world.deploy(NEW);
    let rolling: Promise<RolloutResult> | undefined;
    world.fleet.when.set("switch", () => {
      rolling ??= world.rollback();
    });
    expect((await world.deploy(NEXT)).outcome).toBe("succeeded");
    const rolled = await rolling;
    expect(rolled?.outcome).toBe("refused");
    expect(rolled && reason(rolled)).toContain("https://run (ann)");
    expect(world.served).toEqual([NEXT, NEXT, NEXT]);
  });
});

describe("a run that is over", () => {
  /** The lease of a run that was killed; a rollback that waits for it asks how that run ended. */
  async function afterADeadRun(over: string | undefined) {
    const world = await settledWorld();
    await world.deploy(NEW);
    const at = (ms: number) => new Date(world.clock.now() + ms).toISOString();
    const dead = {
      ...lease(world),
      holder: "dead",
      owner: "https://run/7 (eve)",
      acquired: at(0),
      expires: at(LEASE_MS),
    };
    world.records.put(keys.lease(ENV), dead);
    const [started, asked] = [world.clock.now(), [] as string[]];
    const whetherOver = async (owner: string) => {
      asked.push(owner);
      return over;
    };
    const { outcome } = await world.rollback(undefined, { wait: 2 * LEASE_MS }, { whetherOver });
    return { world, asked, outcome, acquired: Date.parse(lease(world).acquired) - started };
  }

  test("loses its lease at once when GitHub says so", async () => {
    const { world, asked, outcome, acquired } = await afterADeadRun("cancelled");
    expect(outcome).toBe("succeeded");
    expect(acquired).toBe(0);
    expect(asked).toEqual(["https://run/7 (eve)"]);
    expect(lease(world).took).toMatchObject({ holder: "dead", why: "over" });
  });

  test("control: keeps it until it expires when GitHub does not, and GitHub is asked now and then", async () => {
    const { asked, outcome, acquired } = await afterADeadRun(undefined);
    expect(outcome).toBe("succeeded");
    expect(acquired).toBeGreaterThanOrEqual(LEASE_MS);
    expect(asked.length).toBeLessThanOrEqual(LEASE_MS / 10_000 + 1);
  });
});

describe("a rollback that is killed at any instant", () => {
  test("leaves each host on one of the two releases, and the same call again ends where the first was going", async () => {
    let instants = 0;
    for (const death of deaths) {
      for (let n = 1; ; n++) {
        const world = await settledWorld(3);
        await world.deploy(NEW);
        await world.deploy(NEXT);
        const { ports, dead, deliver } = killedAt(world.ports(), n, death);
        const finished = await Promise.race([
          world.rollback(undefined, {}, ports).then(() => true),
          dead.then(() => false),
        ]);
        if (finished) break;
        instants += 1;
        expect([NEW, NEXT]).toEqual(expect.arrayContaining(world.served));
        await world.clock.sleep(2 * LEASE_MS);
        const again = await world.rollback();
        const done = release(world);
        // Killed after its last record it was done: then the same call is the next rollback, and says where it went.
        expect([NEW, OLD]).toContain(done);
        expect(again).toMatchObject({ outcome: expect.stringMatching(/succeeded|nothing-to-do/), release: done });
        await deliver();
        expect(world.served).toEqual([done, done, done]);
        expect(world.records.get(keys.bad(ENV, NEXT))).toMatchObject({ marks: [{ bad: true }] });
      }
    }
    expect(instants).toBeGreaterThan(60);
  });
});

test("the lease says whose it was before, and why it was taken", async () => {
  const { world } = await preempted("switch", 1);
  expect(lease(world).took).toMatchObject({ owner: "https://run (ann)", why: "pre-empted" });
});
