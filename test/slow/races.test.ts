import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ActionResult } from "../../sandbox/runner/run-action.ts";
import { keys } from "../../schema/bucket-keys.ts";
import { onHosts } from "../e2e/place/on-host.ts";
import { SandboxEnvironment } from "../e2e/place/place.ts";
import { report } from "./report.ts";

/** Two that want the same environment, the second a moment after the first, at random: one wins, the other is refused by name. */
const pairs = Number(process.env.KLOVERBUY_RACES ?? 200);
/** Side by side, each with a fleet of its own. */
const lanes = 4;
/** Longer than a whole run: some of the second ones come when the first has just ended. */
const LATEST = 2_000;

type Contender = (place: SandboxEnvironment, release: string) => Promise<ActionResult>;
const deploy: Contender = (place, release) => place.deploy(release, { unmark: "true" });
const rollback: Contender = (place, release) => {
  const { environment } = place.sandbox;
  return place.run("rollback", { environment, release, reason: "on trial", wait: "0" });
};
const kinds: [string, Contender, Contender][] = [
  ["deploy, deploy", deploy, deploy],
  ["deploy, rollback", deploy, rollback],
  ["rollback, deploy", rollback, deploy],
  ["rollback, rollback", rollback, rollback],
];

describe.concurrent(`${pairs} pairs`, () => {
  const places: SandboxEnvironment[] = [];
  const releases = new Map<SandboxEnvironment, string[]>();
  beforeAll(async () => {
    for (let lane = 0; lane < lanes; lane++) {
      const place = await SandboxEnvironment.open({ light: 3 });
      places.push(place);
      releases.set(place, [await place.build("first"), await place.build("second"), await place.build("third")]);
      for (const release of releases.get(place) ?? []) expect((await place.deploy(release)).code).toBe(0);
    }
  });
  afterAll(async () => {
    for (const place of places) await place[Symbol.asyncDispose]();
  });

  test.each(Array.from({ length: lanes }, (_, lane) => lane))(
    "lane %i: never a mixed fleet, never two winners at once",
    {
      timeout: 600_000,
    },
    async (lane) => {
      const place = places[lane] as SandboxEnvironment;
      for (let at = lane; at < pairs; at += lanes) {
        // Lanes and kinds must not go in step.
        await race(place, kinds[Math.floor(at / lanes) % kinds.length] ?? (kinds[0] as (typeof kinds)[0]));
      }
    },
  );

  async function race(place: SandboxEnvironment, [pair, one, other]: (typeof kinds)[0]): Promise<void> {
    const all = releases.get(place) ?? [];
    await unmark(place, all);
    const [old = ""] = await served(place);
    const [first = "", second = ""] = all.filter((release) => release !== old);
    const ended: number[] = [];
    const begun: number[] = [];
    const run = async (at: number, contender: Contender, release: string, delay: number) => {
      await pause(delay);
      begun[at] = Date.now();
      const result = await contender(place, release);
      ended[at] = Date.now();
      return result;
    };
    const delay = Math.random() * LATEST;
    const results = await Promise.all([run(0, one, first, 0), run(1, other, second, delay)]);
    const [mine, yours] = results.map(({ outputs, code }) => {
      // No success without its exit code, no other end with it.
      expect(code === 0, outputs.outcome).toBe(outputs.outcome === "succeeded");
      return outputs.outcome ?? "";
    });
    const logs = results.map(({ log }) => log).join("\n");
    const winners = [mine, yours].filter((outcome) => outcome === "succeeded").length;
    const inTurn = (begun[1] ?? 0) > (ended[0] ?? 0);
    // One that begins while the other leaves may still get its turn; what may not be is none, or another end than refused.
    expect(winners, logs).toBeGreaterThanOrEqual(1);
    if (winners === 1) expect([mine, yours], logs).toContain("refused");
    if (inTurn) expect(winners, logs).toBe(2);
    const now = await served(place);
    expect(now, logs).toHaveLength(1);
    expect([mine === "succeeded" && first, yours === "succeeded" && second], logs).toContain(now[0]);
    const current = (await place.records().read(keys.current(place.sandbox.environment)))?.value;
    expect(current, logs).toMatchObject({ release: now[0] });
    report({
      kind: "race",
      pair,
      won: mine === "succeeded" ? "first" : "second",
      other: winners === 2 ? "in turn" : "refused",
    });
  }

  test("another holder of the lease is waited for or named", { timeout: 120_000 }, async () => {
    const place = await SandboxEnvironment.open({ light: 3 });
    places.push(place);
    const release = await place.build("first");
    expect((await place.deploy(release)).code).toBe(0);
    const next = await place.build("second");
    const key = keys.lease(place.sandbox.environment);
    const stored = await place.records().read(key);
    const until = (ms: number) => new Date(Date.now() + ms).toISOString();
    const owner = "the nightly backup";
    const held = { ...(stored?.value as object), holder: "backup", owner, acquired: until(0), expires: until(60_000) };
    const version = await place.records().write(key, held, stored?.version);
    for (const contender of [deploy, rollback]) {
      const { code, outputs, annotations } = await contender(place, next);
      expect([code === 0, outputs.outcome]).toEqual([false, "refused"]);
      if (contender === deploy) expect(annotations.some(({ message }) => message.includes(owner))).toBe(true);
      report({ kind: "race", pair: "backup, run", won: "first", other: "refused" });
    }
    await place.records().write(key, { ...held, expires: until(4_000) }, version);
    const waited = await place.deploy(next, { wait: "60" });
    expect(waited.code, waited.log).toBe(0);
    report({ kind: "race", pair: "backup, deploy", won: "first", other: "in turn" });
  });
});

const served = async (place: SandboxEnvironment) =>
  [...new Set((await onHosts(place.sandbox)).map((host) => (host as { live: string }).live))].sort();

/** What rollbacks marked bad may be wanted again: each race begins alike. */
async function unmark(place: SandboxEnvironment, all: string[]): Promise<void> {
  for (const release of all) {
    const key = keys.bad(place.sandbox.environment, release);
    const stored = await place.records().read(key);
    if (stored === undefined) continue;
    const { marks } = stored.value as { marks: object[] };
    const last = { ...marks.at(-1), bad: false };
    await place.records().write(key, { ...(stored.value as object), marks: [...marks, last] }, stored.version);
  }
}
