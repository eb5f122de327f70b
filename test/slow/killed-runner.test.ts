import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { killed } from "../e2e/place/killed.ts";
import { onHosts } from "../e2e/place/on-host.ts";
import { SandboxEnvironment } from "../e2e/place/place.ts";
import { report } from "./report.ts";

/**
 * kill -9 of the runner at each call of AWS that it makes: the fleet is on the old and the new release at most, and the next run
 * brings it where it should be, without a hand. KLOVERBUY_KILL_STRIDE=1 tries every call; else every n-th, from a random one on.
 */
const stride = Number(process.env.KLOVERBUY_KILL_STRIDE ?? 2);
/** More than any run makes: a test that goes on and on says so. */
const MOST = 200;

const cases = [
  // Light hosts keep release.sh's contract in memory: what is on trial here is what the runner leaves behind.
  { action: "deploy", fleet: { light: 3 }, every: stride, reboots: false },
  { action: "rollback", fleet: { light: 3 }, every: stride, reboots: false },
  // Real hosts, of which another one goes down each time with the runner.
  { action: "deploy", fleet: { hosts: 2 }, every: 3 * stride, reboots: true },
];

describe.each(cases)("$action, killed at each call by $every (hosts reboot: $reboots)", (one) => {
  const { action, fleet, every, reboots } = one;
  const first = 1 + Math.floor(Math.random() * every);
  let place: SandboxEnvironment;
  let releases: string[] = [];
  beforeAll(async () => {
    place = await SandboxEnvironment.open(fleet);
    releases = [await place.build("first"), await place.build("second")];
    for (const release of releases) expect((await place.deploy(release)).code).toBe(0);
  });
  afterAll(() => place?.[Symbol.asyncDispose]());

  const served = async () =>
    [
      ...new Set(
        (await onHosts(place.sandbox)).map((host) => (host as { live: string }).live.replace("releases/", "")),
      ),
    ].sort();

  async function reboot(number: number): Promise<void> {
    const { hosts } = place.sandbox;
    const host = hosts[number % hosts.length];
    if (host?.kind !== "real") throw new Error("Only a real host boots.");
    await host.host.reboot();
    const up = () => fetch(`http://127.0.0.1:${host.host.httpPort}/api/version`).then(({ ok }) => ok, String);
    await expect.poll(up, { timeout: 30_000, interval: 100 }).toBe(true);
  }

  test(`leaves old and new at most, and the next run settles it (from call ${first} on)`, {
    timeout: 600_000,
  }, async () => {
    let hits = 0;
    for (let at = first, hit = true; hit && at < MOST; at += every) {
      const [old = ""] = await served();
      const other = releases.find((one) => one !== old) ?? "";
      const inputs = { release: other, ...(action === "rollback" && { reason: "on trial" }) };
      ({ hit } = await killed(place, action, inputs, (kill) => place.afterCall(at, kill)));
      if (hit && reboots) await reboot(hits);
      const now = await served();
      expect(releases, `after call ${at}`).toEqual(expect.arrayContaining(now));
      if (!hit) continue;
      hits++;
      const serves = now.includes(other) ? "new" : "old";
      report({ kind: "kill", victim: "runner", at: `${action} ${at}`, hit, rebooted: reboots, serves });

      await place.expireLease();
      // Half of the next runs want what was begun, half want back. A rollback marks what it leaves as bad: who wants that says so.
      const wanted = hits % 2 === 0 && action === "deploy" ? other : old;
      const step = await place.deploy(wanted, { unmark: "true" });
      expect(step.code, `after call ${at}: ${step.log}`).toBe(0);
      expect(await served(), `after call ${at}`).toEqual([wanted]);
    }
    console.info(`${action}: killed at ${hits} calls`);
    expect(hits).toBeGreaterThan(20 / every);
  });
});
