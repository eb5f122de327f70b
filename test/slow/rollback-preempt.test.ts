import { resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readAs } from "../../actions/lib/environment/records.ts";
import type { ActionResult } from "../../sandbox/runner/run-action.ts";
import { runStep } from "../../sandbox/runner/step.ts";
import { keys } from "../../schema/bucket-keys.ts";
import { LeaseRecord } from "../../schema/records.ts";
import { killedAfter } from "../e2e/place/killed.ts";
import { onHosts } from "../e2e/place/on-host.ts";
import { SandboxEnvironment } from "../e2e/place/place.ts";

// Light hosts: what is on trial are two runs of the shipped bundles that meet, and one that is killed.
let place: SandboxEnvironment;
let [first, second] = ["", ""];
beforeAll(async () => {
  place = await SandboxEnvironment.open({ light: 4 });
  [first, second] = [await place.build("first"), await place.build("second")];
});
afterAll(() => place?.[Symbol.asyncDispose]());
beforeEach(async () => {
  if (((await place.ledger()) as { current?: unknown }).current !== undefined) await place.expireLease();
  expect((await place.deploy(first, { unmark: "true" })).code).toBe(0);
});

const served = async () => (await onHosts(place.sandbox)).map((host) => (host as { live: string | null }).live);
const lease = async () => {
  const stored = await readAs(place.records(), keys.lease(place.sandbox.environment), LeaseRecord);
  if (stored === undefined) throw new Error("there is no lease");
  return stored.value;
};
const rollback = (inputs: Record<string, string> = {}) =>
  place.run("rollback", { environment: place.sandbox.environment, reason: "broken", wait: "0", ...inputs });

describe("a rollback while a deploy runs", () => {
  test.each([2, 3])(
    "takes its place after its command %i, and every host is on the release before",
    async (command) => {
      let rolling: Promise<ActionResult> | undefined;
      const watching = place.afterCommand(command, () => {
        rolling = rollback({ preempt: "true" });
      });
      const deployed = await place.deploy(second, { unmark: "true" });
      watching.stop();
      const rolled = await rolling;
      expect(rolled?.outputs, rolled?.log).toMatchObject({ outcome: "succeeded", release: first });
      expect(deployed.code, deployed.log).not.toBe(0);
      expect(await served()).toEqual([first, first, first, first]);
    },
  );

  test("that holds the environment is named by one that may not, with since and until when", async () => {
    let rolling: Promise<ActionResult> | undefined;
    const watching = place.afterCommand(3, () => {
      rolling = rollback();
    });
    const deployed = await place.deploy(second, { unmark: "true", bake: "10" });
    watching.stop();
    const rolled = await rolling;
    expect(deployed.code, deployed.log).toBe(0);
    expect(rolled?.outputs.outcome, rolled?.log).toBe("refused");
    const said = rolled?.annotations.map(({ message }) => message).join("\n");
    for (const word of ["/actions/runs/", "(ann)", "since 20", "expires 20"]) expect(said).toContain(word);
  });
});

describe("the post step of a deploy that was killed", () => {
  async function post(state: Record<string, string>) {
    const kept = Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
    const said: string[] = [];
    const bundle = resolve(import.meta.dirname, "../../dist/entry/post.js");
    const environment = { ...place.sandbox.envFor("deploy"), ...kept };
    const line = (text: string) => void said.push(text);
    const code = await runStep({ bundle, folder: place.app.folder, environment, line, signal: undefined });
    return { code, said };
  }

  test("gives its lease back when nothing is half way, so that the next run need not wait", async () => {
    const state = await killedAfter(place, 1, second);
    expect(Date.parse((await lease()).expires)).toBeGreaterThan(Date.now());
    expect(await post(state)).toMatchObject({ code: 0 });
    expect(Date.parse((await lease()).expires)).toBeLessThanOrEqual(Date.now());
  });

  test("keeps it while the rollout is half way; the next run settles that", async () => {
    const state = await killedAfter(place, 3, second);
    expect(await post(state)).toMatchObject({ code: 0 });
    expect(Date.parse((await lease()).expires)).toBeGreaterThan(Date.now());
    await place.expireLease();
    const step = await rollback();
    expect(step.outputs, step.log).toMatchObject({ outcome: "succeeded", release: first });
    expect(await served()).toEqual([first, first, first, first]);
  });

  test("does nothing after a deploy that ended by itself", async () => {
    expect(await post({ kloverbuy: "" })).toEqual({ code: 0, said: [] });
  });
});
