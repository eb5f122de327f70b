import { chmod, readFile, rename, rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** A failure of something else's says in that one's own words why: without them nobody could mend it from afar. */
let lab: ScriptHost;
let next = 1;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;
beforeAll(async () => {
  lab = await ScriptHost.open();
});
afterAll(() => lab[Symbol.asyncDispose]());

async function staged(text: string) {
  const given = { release: await publish(lab, { text }), rollout: rollout() };
  expect((await lab.run("stage", given)).code).toBe(0);
  return given;
}

test("S3 that denies a download is quoted, and is not asked again", async () => {
  const release = await publish(lab, { text: "denied" });
  const aws = lab.path("bin/aws");
  await rename(aws, `${aws}.real`);
  await writeFile(aws, "#!/bin/sh\necho 'An error occurred (AccessDenied): not with your role' >&2\nexit 1\n");
  await chmod(aws, 0o755);
  const { code, result, stderr } = await lab.run("stage", { release, rollout: rollout() });
  await rename(`${aws}.real`, aws);
  expect(result.error).toMatchObject({ step: "download", message: expect.stringContaining("not with your role") });
  expect(result.error?.message).toContain("S3 denies this host");
  expect(stderr).not.toContain("try 1 of");
  expect(code).toBe(1);
});

test("a unit that cannot be started, enabled or stopped is told in systemd's words", async () => {
  const given = await staged("unit");
  const other = { release: await publish(lab, { text: "never started" }), rollout: rollout() };
  const unit = lab.path("etc/systemd/system/kloverbuy@.service");
  await rename(unit, `${unit}.away`);
  const switched = await lab.run("switch", given);
  const started = await lab.run("stage", other);
  await rename(`${unit}.away`, unit);
  expect(switched.result.error).toMatchObject({
    step: "pending",
    message: expect.stringMatching(/enabled: .*not found/),
  });
  expect(started.result.error).toMatchObject({ step: "start", message: expect.stringMatching(/start: .*not found/) });
  expect(started.stderr).toMatch(/could not be stopped: .*not found/);
  expect((await lab.run("status")).result.live).toBe(null);
});

test("a manifest that was damaged on the host is told in jq's words", async () => {
  const given = await staged("damaged");
  const file = lab.path(`srv/kloverbuy/releases/${given.release}/release.json`);
  const right = await readFile(file, "utf8");
  await rm(file);
  await writeFile(file, right.slice(0, 100));
  const { code, result } = await lab.run("switch", given);
  expect(result).toMatchObject({ outcome: "failed", live: null });
  expect(result.error?.message).toMatch(/release\.json cannot be read: .*(parse error|Unfinished)/);
  expect(code).toBe(1);
});
