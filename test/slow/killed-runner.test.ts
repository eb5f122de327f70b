import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { killed } from "../e2e/place/killed.ts";
import { onHosts } from "../e2e/place/on-host.ts";
import { Place } from "../e2e/place/place.ts";
import { report } from "./report.ts";

/**
 * kill -9 of the runner at each call of AWS that it makes: the fleet is on the old and the new release at most, and the next run
 * brings it where it should be, without a hand. KLOVERBUY_KILL_STRIDE=1 tries every call; else every n-th, from a random one on.
 */
const stride = Number(process.env.KLOVERBUY_KILL_STRIDE ?? 2);
const first = 1 + Math.floor(Math.random() * stride);
/** More than any run makes: a test that goes on and on says so. */
const MOST = 200;

describe.each(["deploy", "rollback"])(`%s, killed at its calls ${first}, ${first + stride}, ...`, (action) => {
  let place: Place;
  let releases: string[] = [];
  beforeAll(async () => {
    // Light hosts keep release.sh's contract in memory: what is on trial here is what the runner leaves behind.
    place = await Place.open({ light: 3 });
    releases = [await place.build("first"), await place.build("second")];
    for (const release of releases) expect((await place.deploy(release)).code).toBe(0);
  });
  afterAll(() => place?.[Symbol.asyncDispose]());

  const served = async () =>
    [...new Set((await onHosts(place.sandbox)).map((host) => (host as { live: string }).live))].sort();

  test("leaves old and new at most, and the next run settles it", { timeout: 600_000 }, async () => {
    let hits = 0;
    for (let at = first, hit = true; hit && at < MOST; at += stride) {
      const [old = ""] = await served();
      const other = releases.find((one) => one !== old) ?? "";
      const inputs = { release: other, ...(action === "rollback" && { reason: "on trial" }) };
      ({ hit } = await killed(place, action, inputs, (kill) => place.afterCall(at, kill)));
      const now = await served();
      expect(releases, `after call ${at}`).toEqual(expect.arrayContaining(now));
      if (!hit) continue;
      hits++;
      const serves = now.includes(other) ? "new" : "old";
      report({ kind: "kill", victim: "runner", at: `${action} ${at}`, hit, rebooted: false, serves });

      await place.expireLease();
      // Half of the next runs want what was begun, half want back. A rollback marks what it leaves as bad: who wants that says so.
      const wanted = hits % 2 === 0 && action === "deploy" ? other : old;
      const step = await place.deploy(wanted, { unmark: "true" });
      expect(step.code, `after call ${at}: ${step.log}`).toBe(0);
      expect(await served(), `after call ${at}`).toEqual([wanted]);
    }
    console.info(`${action}: killed at ${hits} calls`);
    expect(hits).toBeGreaterThan(20 / stride);
  });
});
