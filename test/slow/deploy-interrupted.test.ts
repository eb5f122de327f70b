import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { killedAfter } from "../e2e/place/killed.ts";
import { onHosts } from "../e2e/place/on-host.ts";
import { SandboxEnvironment } from "../e2e/place/place.ts";
import { underTraffic } from "../e2e/place/traffic.ts";

// Three real hosts under traffic while deploys go wrong in the middle of the switch. The tests build on each other.
let place: SandboxEnvironment;
let [first, second, lame] = ["", "", ""];

beforeAll(async () => {
  place = await SandboxEnvironment.open({ hosts: 3 });
  first = await place.build("first");
  lame = await place.build("lame");
  second = await place.build("second");
  const step = await place.deploy(first);
  expect(step.outputs.outcome, step.log).toBe("succeeded");
});
afterAll(() => place?.[Symbol.asyncDispose]());

const lives = async () => (await onHosts(place.sandbox)).map((host) => (host as { live: string }).live);
const on = (release: string) => Array(3).fill(`releases/${release}`);

test("a host that fails to switch takes the canary back with it, and no request is lost", async () => {
  const before = { ledger: await place.ledger(), lives: await lives() };
  const { result: step, failures, seen } = await underTraffic(place.sandbox, () => place.deploy(lame));
  expect(step.code).not.toBe(0);
  expect(step.outputs.outcome, step.log).toBe("rolled-back");
  expect([...seen].sort()).toEqual(["first", "lame"]);
  expect(failures).toEqual([]);
  expect({ ledger: await place.ledger(), lives: await lives() }).toEqual(before);
  expect(step.hosts.flatMap(({ name, error }) => (error === null ? [] : [name]))).toEqual(["production-3"]);
});

test("a runner that is killed between the waves loses no request, and the next deploy undoes its switch", async () => {
  const { result: step, failures } = await underTraffic(place.sandbox, async () => {
    await killedAfter(place, 3, second);
    await place.expireLease();
    return place.deploy(first);
  });
  expect(step.code, step.log).toBe(0);
  expect(await lives()).toEqual(on(first));
  expect(failures).toEqual([]);
});

test("a step that is cancelled while its last wave switches ends in time and loses no request, and all hosts go back", async () => {
  const cancel = new AbortController();
  let [cancelled, ended] = [0, 0];
  const { result: step, failures } = await underTraffic(place.sandbox, async () => {
    const watching = place.afterCommand(4, () => {
      cancelled = Date.now();
      cancel.abort();
    });
    const result = await place.deploy(second, {}, cancel.signal);
    ended = Date.now();
    watching.stop();
    return result;
  });
  expect(ended - cancelled).toBeLessThan(7_500);
  expect(step.code).not.toBe(0);
  // A host that was too busy to answer before the step's end is named, not guessed; its revert has been sent all the same.
  expect(step.outputs.outcome, step.log).toMatch(/^(rolled-back|rollback-failed)$/);
  await vi.waitFor(async () => expect(await lives()).toEqual(on(first)), { timeout: 30_000, interval: 200 });
  expect(failures).toEqual([]);
});

test("a runner that is killed when all hosts have switched loses no request, and the next deploy finishes its rollout", async () => {
  const { result: step, failures } = await underTraffic(place.sandbox, async () => {
    await killedAfter(place, 5, second);
    await place.expireLease();
    return place.deploy(second);
  });
  expect(step.code, step.log).toBe(0);
  expect(await lives()).toEqual(on(second));
  expect(failures).toEqual([]);
});
