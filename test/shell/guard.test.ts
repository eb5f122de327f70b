import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { keys } from "../../schema/bucket-keys.ts";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** The dead-man on the host: nobody comes back for a pending switch. */
let lab: ScriptHost;
let committed: string;
let release: string;
let next = 2;
let rollout: string;
const past = "1";
const future = String(Math.floor(Date.now() / 1000) + 3600);

beforeAll(async () => {
  lab = await ScriptHost.open();
  await lab.sh("systemctl stop kloverbuy-guard.timer");
  committed = await publish(lab, { text: "committed", config: { retention: 5 } });
  await lab.roll(committed, "00000001-0000000a");
});
afterAll(() => lab[Symbol.asyncDispose]());

/** Switched, and then forgotten. */
async function forget(deadline: string): Promise<void> {
  for (const operation of ["stage", "switch"]) {
    const { code, stderr } = await lab.run(operation, { release, rollout, deadline });
    expect(code, stderr).toBe(0);
  }
}
const journal = (decision: string | null) =>
  lab.put(keys.rollout("lab", rollout), JSON.stringify({ schema: 1, decision }));
const guard = (prefix = "") => lab.sh(`${prefix} $KLOVERBUY_ROOT/usr/local/lib/kloverbuy/guard.sh`);
const state = async () => {
  const { live, committed, pending } = (await lab.run("status")).result;
  return { live, committed, pending };
};

beforeEach(async () => {
  const number = next++;
  rollout = `${String(number).padStart(8, "0")}-0000000a`;
  release = await publish(lab, { text: `r${number}` });
});

test("before the deadline a pending switch is left alone, though nothing was decided", async () => {
  await forget(future);
  expect((await guard()).code).toBe(0);
  expect(await state()).toEqual({ live: release, committed, pending: release });
  await lab.run("revert", { rollout });
});

test.each([
  ["a journal without a decision", "null", ""],
  ["a journal that decided so", "revert", ""],
  ["no journal at all", "absent", ""],
  ["an S3 that does not answer", "commit", "AWS_ENDPOINT_URL=http://127.0.0.1:9"],
])("after the deadline it is reverted by %s", async (_, decision, prefix) => {
  if (decision !== "absent") await journal(decision === "null" ? null : decision);
  await forget(past);
  expect((await guard(prefix)).code).toBe(0);
  expect(await state()).toEqual({ live: committed, committed, pending: null });
  expect(await (await lab.get("/api/version")).json()).toMatchObject({ text: "committed" });
});

test("after the deadline it is committed when its rollout was, even if the switch was killed before it moved anything", async () => {
  await journal("commit");
  await forget(past);
  // As a script leaves it that dies between its note of what is pending and the rename.
  await lab.sh(`ln -sfT releases/${committed} $KLOVERBUY_ROOT/srv/kloverbuy/live`);
  expect((await guard()).code).toBe(0);
  expect(await state()).toEqual({ live: release, committed: release, pending: null });
  committed = release;
});

test("a rollout that takes the pending switch over while the guard asks S3 is not disturbed", async () => {
  await forget(past);
  lab.faults.set("slow", "GetObject:8000");
  const guarding = guard();
  await expect.poll(() => lab.faults.struck.has("slow=GetObject"), { timeout: 20_000 }).toBe(true);
  lab.fence++;
  const later = { release, rollout: `${String(next++).padStart(8, "0")}-0000000b`, deadline: future };
  expect((await lab.run("switch", later)).result.outcome).toBe("done");
  expect((await guarding).code).toBe(2);
  lab.faults.set("slow", "off");
  expect(await state()).toEqual({ live: release, committed, pending: release });
  expect((await lab.run("revert", later)).code).toBe(0);
});

test("the timer does it by itself", async () => {
  await forget(past);
  await lab.sh(`sed -i 's/=15s/=1s/' $KLOVERBUY_ROOT/etc/systemd/system/kloverbuy-guard.timer
    systemctl daemon-reload; systemctl start kloverbuy-guard.timer`);
  await expect.poll(state, { timeout: 20_000, interval: 500 }).toEqual({ live: committed, committed, pending: null });
});
