import { describe, expect, test } from "vitest";
import { LEASE_MS } from "../../../actions/lib/environment/lease.ts";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import { type Death, deaths, killedAt } from "../world/killed.ts";
import { ENV, MemoryEnvironment, NEW, NEXT, OLD } from "../world/world.ts";

interface Aftermath {
  world: MemoryEnvironment;
  /** Lets the command arrive that was on its way when the run was killed. */
  deliver: () => Promise<unknown>;
  /** The run ended before the n-th call: there is no later instant to kill it at. */
  finished: boolean;
}

/** OLD is settled; a run to NEW is killed at its n-th call; the lease then expires. */
async function killed(
  n: number,
  death: Death,
  trouble: (world: MemoryEnvironment) => void = () => undefined,
): Promise<Aftermath> {
  const world = new MemoryEnvironment(4);
  await world.deploy(OLD);
  trouble(world);
  const { ports, dead, deliver } = killedAt(world.ports(), n, death);
  const finished = await Promise.race([deploy(world.request(NEW), ports).then(() => true), dead.then(() => false)]);
  await world.clock.sleep(2 * LEASE_MS);
  return { world, finished, deliver };
}

/** Every instant of a run at which it calls the outside, before and after the call took effect. */
async function everyInstant(
  visit: (aftermath: Aftermath) => Promise<void>,
  trouble?: (world: MemoryEnvironment) => void,
): Promise<number> {
  let instants = 0;
  for (const death of deaths) {
    for (let n = 1; ; n++) {
      const aftermath = await killed(n, death, trouble);
      if (aftermath.finished) break;
      await visit(aftermath);
      instants += 1;
    }
  }
  return instants;
}

/** The ledger has no gap, and its newest entry is what is current. */
function expectWholeLedger(world: MemoryEnvironment): void {
  const current = world.records.get(keys.current(ENV)) as {
    sequence: number;
    release: string;
    previous: string | null;
  };
  let previous: string | null = null;
  for (let sequence = 1; sequence <= current.sequence; sequence++) {
    const entry = world.records.get(keys.history(ENV, sequence));
    expect(entry).toMatchObject({ sequence, previous });
    previous = (entry as { release: string }).release;
  }
  expect(previous).toBe(current.release);
}

describe("a run that is killed at any instant", () => {
  test("leaves each host on exactly the old or exactly the new release", async () => {
    const instants = await everyInstant(async ({ world }) => {
      expect([OLD, NEW]).toEqual(expect.arrayContaining(world.served));
    });
    expect(instants).toBeGreaterThan(60);
  });

  test("is finished by the next run of the same release", async () => {
    await everyInstant(async ({ world }) => {
      expect((await world.deploy(NEW)).outcome).toMatch(/succeeded|nothing-to-do/);
      expect(world.served).toEqual(Array(4).fill(NEW));
      expect(world.states.every(({ committed, pending }) => committed === NEW && pending === null)).toBe(true);
      expectWholeLedger(world);
    });
  });

  test("is settled by the next run of another release", async () => {
    await everyInstant(async ({ world }) => {
      expect((await world.deploy(NEXT)).outcome).toBe("succeeded");
      expect(world.served).toEqual(Array(4).fill(NEXT));
      expectWholeLedger(world);
    });
  });

  test("leaves no mixed fleet when the next run of another release is refused", async () => {
    await everyInstant(async ({ world }) => {
      world.host(3).broken.add("stage");
      expect((await world.deploy(NEXT)).outcome).toBe("refused");
      expect(new Set(world.served).size).toBe(1);
      expect(world.states.every(({ pending }) => pending === null)).toBe(true);
      expect(world.served[0]).toBe((world.records.get(keys.current(ENV)) as { release: string }).release);
    });
  });

  test.each([NEW, NEXT, OLD])(
    "and whose last command arrives late changes nothing once the next run of %s is green",
    async (release) => {
      await everyInstant(async ({ world, deliver }) => {
        expect((await world.deploy(release)).outcome).toMatch(/succeeded|nothing-to-do/);
        await deliver();
        expect(world.states).toEqual(
          world.states.map((state) => ({ ...state, live: release, committed: release, pending: null })),
        );
      });
    },
  );

  test("while it goes back, is settled by the next run of another release", async () => {
    const breakSwitch = (world: MemoryEnvironment) => void world.host(3).broken.add("switch");
    await everyInstant(async ({ world }) => {
      expect(world.served[3]).toBe(OLD);
      world.host(3).broken.clear();
      expect((await world.deploy(NEXT)).outcome).toBe("succeeded");
      expectWholeLedger(world);
    }, breakSwitch);
  });
});

describe("two runs at once", () => {
  test("a run that was held up past its lease cannot switch, commit or undo what the next one did", async () => {
    const world = new MemoryEnvironment(3);
    await world.deploy(OLD);
    const ports = world.ports();
    let second: Promise<{ outcome: string }> | undefined;
    // The first run stops for as long as a lease lives, just before it switches; its renewals do not get through either.
    const held = { until: 0 };
    const delay = () =>
      world.clock.now() < held.until ? world.clock.sleep(held.until - world.clock.now()) : Promise.resolve();
    const slow = {
      ...ports,
      records: {
        ...ports.records,
        read: (key: string) => ports.records.read(key),
        list: (prefix: string) => ports.records.list(prefix),
        write: (key: string, value: unknown, version: string | undefined) =>
          delay().then(() => ports.records.write(key, value, version)),
      },
    };
    world.fleet.when.set("stage", () => {
      if (second !== undefined) return;
      held.until = world.clock.now() + 10 * LEASE_MS;
      second = world.clock.sleep(2 * LEASE_MS).then(() => world.deploy(NEXT));
    });
    const first = await deploy(world.request(NEW), slow);
    expect((await second)?.outcome).toBe("succeeded");
    expect(first.outcome).not.toMatch(/succeeded|nothing-to-do/);
    expect(world.served).toEqual([NEXT, NEXT, NEXT]);
    expectWholeLedger(world);
  });
});

describe("a step that is cancelled", () => {
  /** Milliseconds between the first signal and the kill, less a reserve for the outputs. */
  const LIFE = 7_000;

  async function cancelledDuring(operation: "stage" | "switch" | "commit") {
    const world = new MemoryEnvironment(3);
    await world.deploy(OLD);
    const cancel = new AbortController();
    let at = 0;
    world.fleet.pace = 100;
    world.fleet.when.set(operation, () => {
      world.clock.at(50, () => {
        at ||= world.clock.now();
        cancel.abort(new Error("cancelled"));
      });
    });
    const result = await world.deploy(NEW, {}, cancel.signal);
    return { world, result, took: world.clock.now() - at };
  }

  const free = (world: MemoryEnvironment) =>
    Date.parse((world.records.get(keys.lease(ENV)) as { expires: string }).expires) <= world.clock.now();

  test.each([
    ["stage", "refused", OLD],
    ["switch", "rolled-back", OLD],
    ["commit", "succeeded", NEW],
  ] as const)("during %s ends as %s within 7 s and gives the lease back", async (operation, outcome, serves) => {
    const { world, result, took } = await cancelledDuring(operation);
    expect(result.outcome).toBe(outcome);
    expect(world.served).toEqual([serves, serves, serves]);
    expect(world.states.flatMap(({ staged }) => staged)).toEqual([]);
    expect(free(world)).toBe(true);
    expect(took).toBeLessThan(LIFE);
  });

  test("with a host that does not answer any more says so, and the next run settles it", async () => {
    const world = new MemoryEnvironment(3);
    await world.deploy(OLD);
    const cancel = new AbortController();
    let at = 0;
    world.fleet.break(world.host(1), "revert", "hangs");
    // The canary has switched and wave 2 is under way; host 1 is in it and will not hear of the revert.
    world.fleet.when.set("switch", () => {
      if (world.host(0).live !== NEW) return;
      at = world.clock.now();
      cancel.abort(new Error("cancelled"));
    });
    const result = await world.deploy(NEW, {}, cancel.signal);
    expect(result.outcome).toBe("rollback-failed");
    expect(world.served).toEqual([OLD, NEW, OLD]);
    expect(world.clock.now() - at).toBeLessThan(LIFE);
    world.fleet.faults.clear();
    world.fleet.when.clear();
    expect((await world.deploy(NEXT)).outcome).toBe("succeeded");
    expect(world.served).toEqual([NEXT, NEXT, NEXT]);
  });
});
