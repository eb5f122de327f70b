import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "../shell/lab/lab.ts";
import { publish } from "../shell/lab/releases.ts";

/** What commit and revert leave running, on the host's own word and after a bad past. */
let lab: ScriptHost;
beforeAll(async () => {
  lab = await ScriptHost.open();
});
afterAll(() => lab[Symbol.asyncDispose]());

const running = async () => {
  const { stdout } = await lab.sh("systemctl list-units --plain --no-legend --all 'kloverbuy@*' | grep running");
  return Array.from(stdout.matchAll(/^kloverbuy@(\S+)\.service/gm), ([, id]) => id).sort();
};
const until = async (promise: () => Promise<boolean>) => {
  const deadline = Date.now() + 10_000;
  while (!(await promise())) {
    if (Date.now() > deadline) throw new Error("It did not come true in 10 s.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

test("reverting the very first release leaves a bare host again", async () => {
  const release = await publish(lab, { text: "first" });
  const rollout = "00000001-0000000a";
  await lab.run("stage", { release, rollout });
  await lab.run("switch", { release, rollout });
  const { code, result } = await lab.run("revert", { rollout });
  expect(result).toMatchObject({ outcome: "done", live: null, committed: null, pending: null, error: null });
  expect(code).toBe(0);
  expect((await lab.get("/api/version")).status).toBe(503);
  await until(async () => (await running()).length === 0);
});

test("revert goes back to the committed release and drops the new one; again it changes nothing", async () => {
  const committed = await publish(lab, { text: "committed" });
  await lab.roll(committed, "00000002-0000000a");
  const before = await lab.facts();
  const given = { release: await publish(lab, { text: "refused" }), rollout: "00000003-0000000a" };
  await lab.run("stage", given);
  expect((await lab.run("switch", given)).result).toMatchObject({ live: given.release, pending: given.release });
  const { result } = await lab.run("revert", given);
  expect(result).toMatchObject({ outcome: "done", live: committed, committed, pending: null });
  const { state, ...rest } = await lab.facts();
  expect({ ...rest, state: before.state }).toEqual(before);
  expect((await lab.run("revert", given)).result.outcome).toBe("unchanged");
  expect((await lab.facts()).state).toBe(state);
});

test("revert without a switch drops what its rollout staged, and nothing that another one did", async () => {
  const before = await lab.facts();
  const given = { release: await publish(lab, { text: "staged" }), rollout: "00000004-0000000a" };
  await lab.run("stage", given);
  const staged = await lab.facts();
  expect((await lab.run("revert", { rollout: "00000004-0000000b" })).result.outcome).toBe("unchanged");
  expect(await lab.facts()).toEqual(staged);
  expect((await lab.run("revert", given)).result.outcome).toBe("done");
  expect(await lab.facts()).toEqual(before);
  expect((await lab.run("revert", given)).result.outcome).toBe("unchanged");
});

test("outside a rollout two releases run: the committed one and the warm one", async () => {
  const ids: string[] = [];
  for (const [at, text] of ["one", "two", "three"].entries()) {
    // Kept by number, so that it is the commit, not the pruning, that stops the oldest.
    ids.push(await publish(lab, { text, config: { retention: 5 } }));
    await lab.roll(ids[at] ?? "", `0000001${at}-0000000a`);
  }
  await until(async () => (await running()).length === 2);
  expect(await running()).toEqual(ids.slice(1).sort());
});

test("a committed release that restarted once in its life is still good enough to revert to", async () => {
  await lab.get("/api/exit").catch(() => undefined);
  await until(async () => (await lab.get("/api/version")).status === 200);
  const release = await publish(lab, { text: "next" });
  const rollout = "00000020-0000000a";
  await lab.run("stage", { release, rollout });
  expect((await lab.run("switch", { release, rollout })).result.outcome).toBe("done");
  expect((await lab.run("revert", { rollout })).result).toMatchObject({ outcome: "done", error: null });
  expect(await (await lab.get("/api/version")).json()).toMatchObject({ text: "three" });
});
