import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onHosts } from "../e2e/place/on-host.ts";
import { SandboxEnvironment } from "../e2e/place/place.ts";

/** Releases that answer their health check as they should, and meet real requests through real Nginxes. */
let place: SandboxEnvironment;
let usual = "";

beforeAll(async () => {
  place = await SandboxEnvironment.open({ hosts: 3 });
  usual = await place.build("usual 1");
  const { code, log } = await place.deploy(usual);
  expect(code, log).toBe(0);
});
afterAll(() => place?.[Symbol.asyncDispose]());

/** Some 60 requests a second on each host, for as long as `work` takes. */
async function amongUsers<T>(work: () => Promise<T>): Promise<T> {
  let over = false;
  const user = async (url: string) => {
    while (!over) {
      await (await fetch(`${url}/api/version`)).text();
      await pause(10);
    }
  };
  const users = place.sandbox.hosts
    .flatMap((one) => (one.kind === "real" ? [one.url, one.url, one.url] : []))
    .map(user);
  try {
    return await work();
  } finally {
    over = true;
    await Promise.all(users);
  }
}

const [sign, harm] = ["kloverbuy-production-answers-5xx", "kloverbuy-production-harm"];
/** One of the signs that the alarm of harm looks at. */
const sound = (state: "ALARM" | "OK") => expect(place.sandbox.alarms.set(sign, state)).toBe(true);
const watched = { bake: "16", "bake-requests": "200" };
const roll = (release: string) => amongUsers(() => place.deploy(release, watched));
/** A host that was switched and reverted has written its state twice; when it last did is all that may differ. */
const disks = async () => JSON.parse(JSON.stringify(await onHosts(place.sandbox)).replace(/\\"at\\":\\"[^"]*\\"/g, ""));
const switched = (hosts: Awaited<ReturnType<typeof roll>>["hosts"]) =>
  hosts.filter((host) => host.phases.switch).length;

test.each(["fails", "slow"])("a release that %s is caught at the canary, and undone by itself", async (text) => {
  const before = await disks();
  const step = await roll(await place.build(text));
  expect(step.code, step.log).not.toBe(0);
  expect(step.outputs.outcome, step.log).toBe("rolled-back");
  expect(switched(step.hosts)).toBe(1);
  expect(step.hosts.map(({ live, committed }) => ({ live, committed }))).toEqual(
    Array(3).fill({ live: usual, committed: usual }),
  );
  expect(await disks()).toEqual(before);
});

test("an alarm that goes off while the canary is watched takes it back, and names itself", async () => {
  const before = await disks();
  // Status, stage, the first wave's switch; then users feel it for a while before a metric tells.
  const watching = place.afterCommand(3, () => setTimeout(() => sound("ALARM"), 4_000));
  const step = await place.deploy(await place.build("usual 3"), { bake: "60" });
  watching.stop();
  sound("OK");
  expect(step.outputs.outcome, step.log).toBe("rolled-back");
  expect(step.annotations.map(({ message }) => message).join("\n")).toContain(harm);
  expect(switched(step.hosts)).toBe(1);
  expect(await disks()).toEqual(before);
});

test("one that was on before the first switch is not heeded", async () => {
  sound("ALARM");
  const step = await place.deploy(await place.build("usual 4"), { bake: "1" });
  sound("OK");
  expect(step.outputs.outcome, step.log).toBe("succeeded");
  expect(step.annotations.map(({ level, message }) => `${level} ${message}`).join("\n")).toMatch(
    new RegExp(`^warning .*${harm}`, "m"),
  );
});

test("one that is as the former goes through, with samples to show for it", async () => {
  const step = await roll(await place.build("usual 2"));
  expect(step.outputs.outcome, step.log).toBe("succeeded");
  const [verdict] = JSON.parse(step.outputs.bakes ?? "[]");
  expect(verdict, step.log).toMatchObject({ wave: 1, kind: "equal" });
});

test("so does one that is as noisy as the former", async () => {
  expect((await place.deploy(await place.build("noisy 1"))).outputs.outcome).toBe("succeeded");
  const step = await roll(await place.build("noisy 2"));
  expect(step.outputs.outcome, step.log).toBe("succeeded");
});
