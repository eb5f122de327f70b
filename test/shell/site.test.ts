import { execFileSync } from "node:child_process";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** When Nginx is reloaded, and what becomes of a reload that fails. Its program is wrapped, to count and to break reloads. */
let lab: ScriptHost;
let next = 1;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;

async function wrapNginx(root: string): Promise<void> {
  const real = execFileSync("sh", ["-c", "PATH=$PATH:/usr/sbin:/sbin command -v nginx"], { encoding: "utf8" }).trim();
  const file = join(root, "bin/nginx");
  await mkdir(join(root, "bin"), { recursive: true });
  await writeFile(
    file,
    `#!/bin/sh
case "$*" in
*'-s reload'*)
  echo reload >>"$KLOVERBUY_ROOT/reloads"
  if [ -e "$KLOVERBUY_ROOT/reload-fails" ]; then exit 1; fi
  if [ -e "$KLOVERBUY_ROOT/reload-is-lost" ]; then exit 0; fi
  ;;
esac
exec ${real} "$@"
`,
  );
  await chmod(file, 0o755);
}

beforeAll(async () => {
  lab = await ScriptHost.open({ prepare: wrapNginx });
  await lab.roll(await publish(lab, { text: "one", config: { request: { body: 1 } } }), rollout());
});
afterAll(() => lab[Symbol.asyncDispose]());

const reloads = async () => (await readFile(lab.path("reloads"), "utf8")).split("\n").length - 1;
const master = async () => (await readFile(lab.path("run/nginx.pid"), "utf8")).trim();
const workers = async () => {
  const pid = await master();
  return (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")).trim();
};
const postOf = async (bytes: number) =>
  (await lab.get("/api/cart", { method: "POST", body: "x".repeat(bytes) })).status;
const most = 1_500_000;

test("a release with the same limits and paths reloads nothing: the very same workers go on", async () => {
  const before = [await master(), await workers(), await reloads()];
  await lab.roll(await publish(lab, { text: "two", config: { request: { body: 1 } } }), rollout());
  expect([await master(), await workers(), await reloads()]).toEqual(before);
  expect(await postOf(most)).toBe(413);
});

test("one with another limit reloads Nginx exactly once, and the limit holds from the switch on", async () => {
  const before = [await master(), await reloads()];
  const generation = await workers();
  const release = await publish(lab, { text: "wide", config: { request: { body: 2 } } });
  await lab.roll(release, rollout());
  expect(await postOf(most)).toBe(200);
  expect(await workers()).not.toBe(generation);
  expect([await master(), await reloads()]).toEqual([before[0], Number(before[1]) + 1]);
});

test.each([
  ["a reload that fails", "reload-fails", "in 10 s: Job for nginx.service failed"],
  ["a reload whose signal gets lost", "reload-is-lost", "in 10 s"],
])("%s leaves the old site, the old release and the old state", async (name, fault, reason) => {
  const release = await publish(lab, { text: name, config: { request: { body: 3 } } });
  const given = { release, rollout: rollout() };
  expect((await lab.run("stage", given)).code).toBe(0);
  const before = await lab.facts();
  await writeFile(lab.path(fault), "");
  const { code, result } = await lab.run("switch", given);
  await rm(lab.path(fault));
  expect(result).toMatchObject({ outcome: "failed", pending: null, error: { step: "reload" } });
  expect(result.error?.message).toContain(`did not take the new site over ${reason}`);
  expect(code).toBe(1);
  expect(await lab.facts()).toEqual(before);
  expect((await lab.run("revert", given)).result.outcome).toBe("done");
});

test("a switch that was killed before Nginx took its site over is finished by the same switch, or undone by revert", async () => {
  const old = (await lab.facts()).site;
  const release = await publish(lab, { text: "four", config: { request: { body: 4 } } });
  const given = { release, rollout: rollout() };
  await lab.run("stage", given);
  await writeFile(lab.path("reload-is-lost"), "");
  // The agent kills the whole group, as at a step's timeout.
  const switching = lab.kill("switch", given, async () => (await lab.facts()).site !== old);
  await switching;
  await rm(lab.path("reload-is-lost"));
  expect((await lab.run("status")).result.live).not.toBe(release);
  expect((await lab.run("switch", given)).result).toMatchObject({ outcome: "done", live: release });
  expect(await postOf(3_500_000)).toBe(200);
  expect((await lab.run("revert", given)).result.outcome).toBe("done");
  expect((await lab.facts()).site).toBe(old);
  expect(await postOf(3_500_000)).toBe(413);
});
