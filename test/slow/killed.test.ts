import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "../shell/lab/lab.ts";
import { publish } from "../shell/lab/releases.ts";
import { report } from "./report.ts";

/**
 * kill -9 before each single command that changes something: the host serves exactly the old or exactly the new release, says so,
 * and the next operation brings it where it should be.
 */
let lab: ScriptHost;
let next = 1;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;

/** The two have other limits, so that each switch also moves Nginx's site. */
const made = (text: string, body: number) => publish(lab, { text, config: { request: { body } } });

let committed: string;
let other: string;
beforeAll(async () => {
  lab = await ScriptHost.open();
  // The guard would heal too, in the middle of what is looked at here.
  await lab.sh("systemctl stop kloverbuy-guard.timer");
  other = await made("one", 1);
  committed = await made("two", 2);
  for (const release of [other, committed]) await lab.roll(release, rollout());
});
afterAll(() => lab[Symbol.asyncDispose]());

/** true: it was killed at that command; false: it has fewer, and has ended. */
async function killedAt(at: number, operation: string, options: Record<string, string>): Promise<boolean> {
  const { code } = await lab.tryRun(operation, options, {
    BASH_ENV: join(import.meta.dirname, "../shell/lab/kill-at.sh"),
    KILL_AT: String(at),
  });
  return code === 137;
}

function tell(at: number, operation: string, serves: "old" | "new"): void {
  report({ kind: "kill", victim: "host", at: `${operation}, command ${at}`, hit: true, rebooted: false, serves });
}

/** Whatever was killed: one release of the two serves, `live` names it, and the state can be read. */
async function serving(): Promise<string> {
  const { result } = await lab.run("status");
  expect(result.outcome).toBe("unchanged");
  expect([committed, other]).toContain(result.live);
  const answer = await lab.get("/api/version");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ release: result.live });
  return result.live ?? "";
}

async function does(operation: string, options: Record<string, string>, state: object): Promise<void> {
  const { result, stderr } = await lab.run(operation, options);
  expect(result.error, stderr).toBe(null);
  expect(result).toMatchObject(state);
}

/**
 * Every n-th command is tried, each run another share of them; KLOVERBUY_KILL_STRIDE=1 tries all, which takes minutes. (The last
 * time that all were tried: 16 in switch, 15 in revert, 7 in commit.)
 */
const stride = Number(process.env.KLOVERBUY_KILL_STRIDE ?? 3);
const first = 1 + Math.floor(Math.random() * stride);

test(`switch, revert and commit may be killed anywhere (every ${stride}th command from the ${first}th on)`, {
  timeout: 400_000,
}, async () => {
  let points = 0;
  for (let at = first, left = true; left; at += stride) {
    left = false;
    const given = { release: other, rollout: rollout() };
    for (const operation of ["switch", "revert", "switch", "commit"]) {
      if (!(await killedAt(at, operation, given))) continue;
      points++;
      left = true;
      const live = await serving();
      tell(at, operation, live === committed ? "old" : "new");
      if (operation === "commit") expect(live).toBe(other);
      await does(operation, given, { live: operation === "revert" ? committed : other });
    }
    await does("status", {}, { live: other, committed: other, pending: null, warm: committed });
    const enabled = await lab.sh(
      `for id in ${other} ${committed}; do systemctl is-enabled kloverbuy@$id.service; done`,
    );
    expect(enabled.stdout).toBe("enabled\ndisabled\n");
    [committed, other] = [other, committed];
  }
  expect(points).toBeGreaterThan(5 / stride);
});

test(`stage may be killed anywhere (every ${stride}th command from the ${first}th on)`, {
  timeout: 400_000,
}, async () => {
  const release = await made("three", 3);
  const before = await lab.facts();
  let points = 0;
  for (let at = first, left = true; left; at += stride) {
    const given = { release, rollout: rollout() };
    left = await killedAt(at, "stage", given);
    if (left) {
      points++;
      const { releases: _, processes: __, ...rest } = await lab.facts();
      expect({ ...before, ...rest }).toEqual(before);
      tell(at, "stage", "old");
      // Half of them are gone on with, half are given up.
      if (points % 2 === 0) await does("stage", given, { live: committed });
    }
    await does("revert", given, { live: committed });
    await expect.poll(() => lab.facts()).toEqual(before);
    expect(
      (await lab.sh("ls -A $KLOVERBUY_ROOT/run/kloverbuy $KLOVERBUY_ROOT/srv/kloverbuy | grep -c new")).stdout,
    ).toBe("0\n");
  }
  expect(points).toBeGreaterThan(10 / stride);
});
