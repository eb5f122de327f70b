import { afterAll, beforeAll, expect, test } from "vitest";
import { keys } from "../../schema/bucket-keys.ts";
import { onHosts } from "./place/on-host.ts";
import { SandboxEnvironment } from "./place/place.ts";
import { underTraffic } from "./place/traffic.ts";

// Three real hosts: real Nginx, real release.sh, real processes, the shipped bundles. The tests build on each other.
let place: SandboxEnvironment;
let [first, second, sick] = ["", "", ""];

beforeAll(async () => {
  place = await SandboxEnvironment.open({ hosts: 3 });
  first = await place.build("first");
  sick = await place.build("sick");
  second = await place.build("second");
});
afterAll(() => place?.[Symbol.asyncDispose]());

const everything = async () => ({ ledger: await place.ledger(), hosts: await onHosts(place.sandbox) });
const texts = () =>
  Promise.all(
    place.sandbox.hosts.map(async (host) =>
      host.kind === "real" ? (await (await fetch(`${host.url}/api/version`)).json()).text : "",
    ),
  );

test("the first deploy of an environment brings every host to the release", async () => {
  const step = await place.deploy(first);
  expect(step.code, step.log).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: "succeeded", release: first, previous: "" });
  expect(await texts()).toEqual(["first", "first", "first"]);
  expect(step.hosts.map(({ live, committed, certain }) => ({ live, committed, certain }))).toEqual(
    Array(3).fill({ live: first, committed: first, certain: true }),
  );
  expect(Object.keys(step.hosts[0]?.phases ?? {})).toEqual(["status", "stage", "switch", "commit", "prune"]);
});

test("the same deploy again has nothing to do and changes nothing", async () => {
  const before = await everything();
  const step = await place.deploy(first);
  expect(step.code, step.log).toBe(0);
  expect(step.outputs.outcome).toBe("nothing-to-do");
  expect(await everything()).toEqual(before);
});

test("a plan says what would change on each host, and touches nothing, not even the lease", async () => {
  const lease = () => place.records().read(keys.lease(place.sandbox.environment));
  const before = { all: await everything(), lease: await lease() };
  const step = await place.deploy(second, { plan: "true" });
  expect(step.code, step.log).toBe(0);
  expect(step.outputs.outcome).toBe("planned");
  const plan = JSON.parse(step.outputs.plan ?? "");
  expect(plan).toMatchObject([
    { live: first, wave: 1, action: "change" },
    { live: first, wave: 2, action: "change" },
    { live: first, wave: 2, action: "change" },
  ]);
  expect({ all: await everything(), lease: await lease() }).toEqual(before);
});

test("a release that never gets healthy is refused with traffic, hosts and ledger as they were", async () => {
  const before = await everything();
  const { result: step, failures, seen } = await underTraffic(place.sandbox, () => place.deploy(sick));
  expect(step.code).not.toBe(0);
  expect(step.outputs.outcome, step.log).toBe("refused");
  expect(
    step.hosts.map(({ error }) => error?.step),
    step.log,
  ).toEqual(["health", "health", "health"]);
  expect(failures).toEqual([]);
  expect([...seen]).toEqual(["first"]);
  expect(await everything()).toEqual(before);
  expect(step.annotations.filter(({ level }) => level === "error")).toHaveLength(1);
});

test("an absent release is refused before anything is touched", async () => {
  const before = await everything();
  const step = await place.deploy("abcdef0-0123456789ab");
  expect(step.code).not.toBe(0);
  expect(step.outputs.outcome).toBe("refused");
  expect(await everything()).toEqual(before);
});

test("hosts that download other bytes refuse them, and the deploy with them", async () => {
  const before = await everything();
  const step = await place.faultAfter(2, "wrong-checksum", "GetObject:1000", () => place.deploy(second));
  expect(step.code).not.toBe(0);
  expect(step.outputs.outcome, step.log).toBe("refused");
  expect(await everything()).toEqual(before);
});

test("a new release takes over under traffic, and no request is lost", async () => {
  const { result: step, failures, requests, seen } = await underTraffic(place.sandbox, () => place.deploy(second));
  expect(step.outputs.outcome, step.log).toBe("succeeded");
  expect(step.outputs.previous).toBe(first);
  expect(await texts()).toEqual(["second", "second", "second"]);
  expect(failures).toEqual([]);
  expect(requests).toBeGreaterThan(100);
  expect([...seen].sort()).toEqual(["first", "second"]);
});
