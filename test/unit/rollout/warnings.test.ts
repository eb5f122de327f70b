import { expect, test } from "vitest";
import { report } from "../../../actions/entry/rollout-report.ts";
import { plan } from "../../../actions/lib/rollout/plan.ts";
import { type MemoryEnvironment, NEW, settledWorld } from "../world/world.ts";

/** Hosts say in their status what a person should know; it keeps nothing from going on. */
const old = "Nginx 1.22.1 runs here; tested were 1.30.6";
const log = { info: () => undefined, warn: () => undefined, group: <T>(_: string, work: () => Promise<T>) => work() };

async function warningWorld(): Promise<MemoryEnvironment> {
  const world = await settledWorld();
  world.host(0).warnings = [old, "Node is old"];
  world.host(2).warnings = [old];
  return world;
}

test("a deploy succeeds, and its summary names the hosts by what they warned of, each sentence once", async () => {
  const world = await warningWorld();
  const result = await world.deploy(NEW);
  expect(result.outcome).toBe("succeeded");
  expect(result.warnings).toEqual([
    `${world.host(0).id}, ${world.host(2).id}: ${old}`,
    `${world.host(0).id}: Node is old`,
  ]);
  const { summary, failure } = report({ kind: "rollout", ...result }, log);
  expect(summary.split("\n").filter((line) => line.startsWith("Warning:"))).toHaveLength(2);
  expect(failure).toBeUndefined();
});

test("a plan tells them too", async () => {
  const world = await warningWorld();
  const found = await plan(world.request(NEW), world.ports());
  const { summary } = report({ kind: "plan", ...found }, log);
  expect(summary).toContain(old);
});

test("hosts whose scripts are of before are named", async () => {
  const world = await settledWorld();
  world.host(1).warnings = undefined;
  const { warnings } = await world.deploy(NEW);
  expect(warnings).toEqual([
    expect.stringMatching(new RegExp(`^${world.host(1).id}: .*time 0.*apply the infrastructure`)),
  ]);
});

test("what a host writes is text, whatever it holds", async () => {
  const world = await settledWorld();
  world.host(1).warnings = ["<img src=x onerror=alert(1)>\u001b[31m | **bold**\n::error::no"];
  const { summary } = report({ kind: "rollout", ...(await world.deploy(NEW)) }, log);
  for (const text of ["<img", "\u001b", "\n::"]) expect(summary).not.toContain(text);
});
