import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Bench, type Step } from "./matrix/host/bench.ts";
import { Pool } from "./matrix/pool.ts";
import { report } from "./report.ts";

/**
 * kill -9 of the host's script, children and all, at instants that chance picks, under traffic; each fourth time the host goes down
 * with it and boots again. (killed.test.ts does it command by command.) KLOVERBUY_KILLS says how often, for each operation.
 */
const kills = Number(process.env.KLOVERBUY_KILLS ?? 15);
const operations = ["stage", "switch", "commit", "revert"] as const satisfies Step[];

let benches: Pool<Bench>;
beforeAll(async () => {
  benches = await Pool.open(2, Bench.open);
});
afterAll(() => benches?.[Symbol.asyncDispose]());

/** Milliseconds of the operation when nobody kills it; the longest of three. */
async function duration(step: Step): Promise<number> {
  return await benches.with(async (bench) => {
    let longest = 0;
    for (let tries = 0; tries < 3; tries++) {
      const given = await bench.position(step);
      const started = performance.now();
      await bench.must(step, given);
      longest = Math.max(longest, performance.now() - started);
      await bench.rest(step, given);
    }
    return longest;
  });
}

/** Answers whether the script was still at work. */
async function killOnce(bench: Bench, step: Step, after: number, rebooted: boolean): Promise<boolean> {
  const given = await bench.position(step);
  bench.load.take();
  const code = await bench.lab.kill(step, { ...given }, () => pause(after, true));
  if (rebooted) {
    await bench.lab.host.reboot();
    await vi.waitUntil(() => bench.answering(), { timeout: 30_000, interval: 100 });
  }

  const { result } = await bench.lab.run("status");
  const { live } = await bench.truth();
  expect([bench.old, given.release], "exactly the old or exactly the new").toContain(live);
  expect(result, "the state can be read").toMatchObject({ outcome: "unchanged", live });
  expect(await bench.serves(live), `${live} is live and serves`).toBe(true);
  const hit = code === 137;
  const serves = live === bench.old ? "old" : "new";
  report({ kind: "kill", victim: "host", at: `${step} after ${Math.round(after)} ms`, hit, rebooted, serves });

  // With no hand: the same once more, after a boot in a rollout of its own, for what was staged is at rest then.
  if (rebooted) {
    await bench.lab.roll(given.release, bench.rollout());
  } else {
    await bench.must(step, given);
    expect(await bench.reached(step, given), `the next ${step} reaches its goal`).toBe(true);
    await bench.rest(step, given);
  }
  // The release beside it may be at rest now, which the next rollout's stage would change.
  await bench.ready();
  if (!rebooted) expect(bench.load.take().failed, "what users lost").toEqual([]);
  return hit;
}

describe.concurrent.each(operations)("%s", (step) => {
  test(`killed ${kills} times at random instants leaves the old or the new release`, { timeout: 900_000 }, async () => {
    const whole = await duration(step);
    const hits = await Promise.all(
      Array.from({ length: kills }, (_, number) =>
        benches.with(async (bench) => {
          const after = Math.random() * whole;
          const rebooted = number % 4 === 3;
          try {
            return await killOnce(bench, step, after, rebooted);
          } catch (error) {
            const when = `${step}, killed after ${Math.round(after)} of ${Math.round(whole)} ms${rebooted ? ", with a reboot" : ""}`;
            throw new Error(`${when}: ${(error as Error).message}`, { cause: error });
          }
        }),
      ),
    );
    expect(hits.filter(Boolean).length, "kills that hit").toBeGreaterThan(kills / 4);
  });
});
