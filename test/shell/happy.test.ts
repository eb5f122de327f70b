import { readFile, readlink } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

let lab: ScriptHost;
beforeAll(async () => {
  lab = await ScriptHost.open({ awsCli: true });
});
afterAll(() => lab[Symbol.asyncDispose]());

test("a bare host says that it has no release, with 503 and Retry-After", async () => {
  const answer = await lab.get("/");
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("5");
});

test("stage, switch and commit bring a release to the users; each again changes nothing", async () => {
  const release = await publish(lab, { text: "one" });
  const rollout = "00000001-0000000a";
  expect((await lab.run("stage", { release, rollout })).result).toMatchObject({
    outcome: "done",
    live: null,
    error: null,
  });
  expect((await lab.get("/")).status).toBe(503);
  expect((await lab.run("stage", { release, rollout })).result.outcome).toBe("unchanged");
  expect((await lab.run("switch", { release, rollout })).result).toMatchObject({
    outcome: "done",
    live: release,
    pending: release,
    committed: null,
  });
  expect((await lab.run("switch", { release, rollout })).result.outcome).toBe("unchanged");
  expect(await (await lab.get("/api/version")).json()).toEqual({ text: "one", release });
  expect(await (await lab.get("/any/route")).text()).toBe("<p>one</p>");
  expect((await lab.run("commit", { release, rollout })).result).toMatchObject({
    outcome: "done",
    committed: release,
    pending: null,
  });
  expect((await lab.run("commit", { release, rollout })).result.outcome).toBe("unchanged");
  expect(await readlink(lab.path("srv/kloverbuy/live"))).toBe(`releases/${release}`);
  const { result } = await lab.run("status");
  expect(result).toMatchObject({ live: release, committed: release, warm: null, fence: 1 });
});

test("the next release leaves the former warm, and its assets stay reachable", async () => {
  const before = (await lab.run("status")).result.committed;
  const release = await publish(lab, { text: "two" });
  await lab.roll(release, "00000002-0000000b");
  const { result } = await lab.run("status");
  expect(result).toMatchObject({ live: release, committed: release, warm: before });
  for (const text of ["one", "two"]) {
    const asset = await lab.get(`/assets/app-${text}.js`);
    expect(asset.status).toBe(200);
    expect(asset.headers.get("cache-control")).toContain("immutable");
  }
  const log = await readFile(lab.path("var/log/nginx/access.log"), "utf8");
  for (const line of log.trim().split("\n")) expect(JSON.parse(line)).toHaveProperty("request_time");
});
