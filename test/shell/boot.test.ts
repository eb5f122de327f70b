import { afterAll, beforeAll, expect, test } from "vitest";
import { keys } from "../../schema/bucket-keys.ts";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** What a host does by itself: when it is born, and when it boots. */
const current = (release: string, fence = 1) =>
  JSON.stringify({ schema: 1, release, previous: null, sequence: 1, rollout: "00000001-0000000a", fence, at: "" });

let lab: ScriptHost;
let born: string;
let next = 2;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;

beforeAll(async () => {
  lab = await ScriptHost.open({
    prepare: async (_, put) => {
      born = await publish({ put }, { text: "born" });
      await put(keys.current("lab"), current(born));
    },
  });
});
afterAll(() => lab[Symbol.asyncDispose]());

const text = async () => {
  const answer = await lab.get("/api/version").catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as { text: string }).text : (answer?.status ?? "no answer");
};
const soon = { timeout: 30_000, interval: 200 };
const active = async (release: string) =>
  (await lab.sh(`systemctl is-active kloverbuy@${release}.service`)).stdout.trim();

test("a host that is born after a rollout serves the current release by itself", async () => {
  await expect.poll(text, soon).toBe("born");
  await expect
    .poll(async () => (await lab.run("status")).result, soon)
    .toMatchObject({ committed: born, pending: null });
});

test("a boot brings the committed release back, and the warm one stays at rest", async () => {
  const release = await publish(lab, { text: "next" });
  await lab.roll(release, rollout());
  await lab.put(keys.current("lab"), current(release));
  expect(await active(born)).toBe("active");
  await lab.host.reboot();
  await expect.poll(text, soon).toBe("next");
  expect(await active(born)).not.toBe("active");
  expect((await lab.run("status")).result).toMatchObject({ live: release, committed: release, warm: born });
});

test("a boot in the middle of a rollout brings back both: what is switched, and what it would go back to", async () => {
  const committed = (await lab.run("status")).result.committed ?? "";
  const given = { release: await publish(lab, { text: "pending" }), rollout: rollout(), fence: "2" };
  await lab.run("stage", given);
  expect((await lab.run("switch", given)).code).toBe(0);
  await lab.host.reboot();
  await expect.poll(text, soon).toBe("pending");
  await expect.poll(() => active(committed), soon).toBe("active");
  lab.fence = 2;
  expect((await lab.run("revert", given)).result).toMatchObject({ outcome: "done", live: committed });
});

test("a host that was away while the fleet moved on takes the current release at its boot", async () => {
  const release = await publish(lab, { text: "moved on" });
  await lab.put(keys.current("lab"), current(release, 3));
  await lab.host.reboot();
  await expect.poll(text, soon).toBe("moved on");
});

test("in an environment without a release a host stays up and says 503", async () => {
  await using bare = await ScriptHost.open();
  const joined = await bare.sh("systemctl start kloverbuy-join.service; systemctl is-active nginx.service");
  expect(joined).toMatchObject({ code: 0, stdout: "active\n" });
  expect((await bare.get("/")).status).toBe(503);
  expect((await bare.run("status")).result).toMatchObject({ live: null, committed: null });
});
