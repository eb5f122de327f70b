import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { postInARow } from "./lab/posts.ts";
import { publish } from "./lab/releases.ts";

/** Requests while releases change, over real connections through the real Nginx. */
let lab: ScriptHost;
let one: string;
let two: string;
let next = 1;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;
const config = { drain: 20 };

beforeAll(async () => {
  lab = await ScriptHost.open();
  one = await publish(lab, { text: "one", config });
  two = await publish(lab, { text: "two", config });
  await lab.roll(one, rollout());
});
afterAll(() => lab[Symbol.asyncDispose]());

const slow = async (ms: number) => {
  const answer = await lab.get(`/api/slow?ms=${ms}`);
  return { status: answer.status, ...((await answer.json()) as { text: string }) };
};

test("keep-alive POSTs over five switches lose none", async () => {
  const stop = postInARow(lab.host.httpPort, 8);
  for (const release of [two, one, two, one, two]) await lab.roll(release, rollout());
  const { answered, lost, seen } = await stop();
  expect(lost).toEqual([]);
  expect(answered).toBeGreaterThan(500);
  expect([...seen].sort()).toEqual(["one", "two"]);
});

test("control: the same POSTs lose some when the live release is restarted in place", async () => {
  const stop = postInARow(lab.host.httpPort, 8);
  const { code } = await lab.sh(`systemctl restart kloverbuy@${two}.service; sleep 0.5`);
  const { lost } = await stop();
  expect(code).toBe(0);
  expect(lost.length).toBeGreaterThan(0);
});

test("a request of 5 s that began before a switch is answered by its release, though two rollouts pass meanwhile", async () => {
  const third = await publish(lab, { text: "three", config });
  const before = slow(5000);
  // `two` becomes warm, and then the commit of `three` stops it, after its last request.
  await lab.roll(one, rollout());
  const between = slow(5000);
  await lab.roll(third, rollout());
  expect(await before).toMatchObject({ status: 200, text: "two" });
  expect(await between).toMatchObject({ status: 200, text: "one" });
  expect(await slow(0)).toMatchObject({ status: 200, text: "three" });
  expect((await lab.sh(`systemctl show -p ActiveState --value kloverbuy@${two}.service`)).stdout.trim()).toBe(
    "inactive",
  );
});
