import { afterAll, beforeAll, expect, test } from "vitest";
import { keys } from "../../schema/bucket-keys.ts";
import { onHosts } from "./place/on-host.ts";
import { SandboxEnvironment, type Step } from "./place/place.ts";
import { underTraffic } from "./place/traffic.ts";

// Three real hosts and the shipped bundles. The tests build on each other.
let place: SandboxEnvironment;
let [first, second, third] = ["", "", ""];

beforeAll(async () => {
  place = await SandboxEnvironment.open({ hosts: 3 });
  [first, second, third] = [await place.build("first"), await place.build("second"), await place.build("third")];
  for (const release of [first, second, third]) {
    const { outputs, log } = await place.deploy(release);
    expect(outputs.outcome, log).toBe("succeeded");
  }
});
afterAll(() => place?.[Symbol.asyncDispose]());

async function rollback(inputs: Record<string, string> = {}): Promise<Step> {
  const given = {
    environment: place.sandbox.environment,
    reason: 'it\'s slow: 50 % of "orders"',
    wait: "0",
    ...inputs,
  };
  const result = await place.run("rollback", given);
  return { ...result, hosts: JSON.parse(result.outputs.hosts || "[]") };
}

const everything = async () => ({ ledger: await place.ledger(), hosts: await onHosts(place.sandbox) });
const record = async (key: string) => (await place.records().read(key))?.value;

test("a plan says where a rollback would go, and touches nothing", async () => {
  const before = await everything();
  const step = await rollback({ plan: "true" });
  expect(step.code, step.log).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: "planned", release: second });
  expect(await everything()).toEqual(before);
});

test("to a warm release no host stages, S3 is asked for no artifact, and no request is lost", async () => {
  place.sandbox.calls.clear();
  const { result: step, failures, seen, requests } = await underTraffic(place.sandbox, () => rollback());
  expect(step.code, step.log).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: "succeeded", release: second, previous: third });
  expect(step.hosts.map(({ live, committed, phases }) => [live, committed, Object.keys(phases)])).toEqual(
    Array(3).fill([second, second, ["status", "switch", "commit"]]),
  );
  expect(failures).toEqual([]);
  expect(requests).toBeGreaterThan(20);
  expect([...seen].sort()).toEqual(["second", "third"]);
  const mark = await record(keys.bad(place.sandbox.environment, third));
  expect(mark).toMatchObject({ marks: [{ bad: true, actor: "ann", reason: 'it\'s slow: 50 % of "orders"' }] });
});

test("the release that was left is not deployed again", async () => {
  const before = await everything();
  const step = await place.deploy(third);
  expect(step.code).not.toBe(0);
  expect(step.outputs.outcome, step.log).toBe("refused");
  expect(await everything()).toEqual(before);
});

test("the second time goes further back, to a release that must be started first, and no request is lost", async () => {
  const { result: step, failures, seen } = await underTraffic(place.sandbox, () => rollback());
  expect(step.code, step.log).toBe(0);
  expect(step.outputs).toMatchObject({ outcome: "succeeded", release: first, previous: second });
  expect(step.hosts.every(({ phases }) => phases.stage?.outcome === "done")).toBe(true);
  expect(failures).toEqual([]);
  expect([...seen].sort()).toEqual(["first", "second"]);
});

test.each([
  ["nothing to go back to", () => ({})],
  ["a release that is marked bad", () => ({ release: third })],
  ["a release that never served here", () => ({ release: "abcdef0-0123456789ab" })],
])("%s refuses, with nothing moved", async (_, inputs) => {
  const before = await everything();
  const step = await rollback(inputs());
  expect(step.code).not.toBe(0);
  expect(step.outputs.outcome, step.log).toBe("refused");
  expect(await everything()).toEqual(before);
});

test("with 'unmark' the release goes out again", async () => {
  const step = await place.deploy(third, { unmark: "true" });
  expect(step.outputs.outcome, step.log).toBe("succeeded");
});

test("a host that fails tells its exit code, disk, memory and the end of the app's log, and where all of it is", async () => {
  const lame = await place.build("sick");
  const step = await place.deploy(lame);
  expect(step.outputs.outcome, step.log).toBe("refused");
  const [host] = step.hosts;
  expect(host?.error).toMatchObject({ operation: "stage", step: "health", exit: 1 });
  expect(host?.error?.disk).toBeGreaterThan(0);
  expect(host?.error?.memory).toBeGreaterThan(0);
  const { environment } = place.sandbox;
  const evidence = await record(keys.evidence(environment, step.outputs.rollout ?? "", host?.host ?? "", "stage"));
  expect(evidence).toMatchObject({ release: lame, step: "health", lines: expect.any(Array) });
  expect(step.summary).toContain(`${environment}/logs/${step.outputs.rollout}/`);
});
