import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keys } from "../../schema/bucket-keys.ts";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** What runs without anybody who waits for it: its exit code alone tells systemd whether to try again. */
const shell = join(import.meta.dirname, "../../shell");
let lab: ScriptHost;
let good: string;
let next = 2;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;

beforeAll(async () => {
  lab = await ScriptHost.open();
  good = await publish(lab, { text: "good" });
});
afterAll(() => lab[Symbol.asyncDispose]());

const installed = (name: string, before = "") => lab.sh(`${before} $KLOVERBUY_ROOT/usr/local/lib/kloverbuy/${name}`);
const nowhere = "AWS_ENDPOINT_URL=http://127.0.0.1:9";

test("the guard has nothing to say on a host without any state", async () => {
  expect(await installed("guard.sh")).toEqual({ code: 0, stdout: "", stderr: "" });
});

test("a join in an environment without a release is at its end; one that cannot ask tries again", async () => {
  const joined = await installed("join.sh");
  expect(joined).toMatchObject({ code: 0, stderr: expect.stringContaining("no release yet") });
  const unable = await installed("join.sh", nowhere);
  expect(unable).toMatchObject({ code: 1, stderr: expect.stringContaining("could not be learned") });
});

test("a join that could not ask takes the current release once it can", async () => {
  const current = {
    schema: 1,
    release: good,
    previous: null,
    sequence: 1,
    rollout: "00000001-0000000a",
    fence: 1,
    at: "",
  };
  await lab.put(keys.current("lab"), JSON.stringify(current));
  expect((await installed("join.sh", nowhere)).code).toBe(1);
  expect((await installed("join.sh")).code).toBe(0);
  expect((await lab.run("status")).result).toMatchObject({ live: good, committed: good });
  expect(await installed("join.sh")).toEqual({ code: 0, stdout: "", stderr: "" });
});

test.each(["../../etc", "abcdef0-0123", "", "abcdef0-0123456789ab; touch /tmp/kb-canary"])(
  "launch.sh starts nothing for %j",
  async (id) => {
    const { code, stderr } = await installed(`launch.sh '${id}'`);
    expect(stderr).toContain("is not a release id");
    expect(code).toBe(2);
  },
);

test("an app knows its environment, its release and where to listen, and nothing of the host", async () => {
  const files = {
    "server.mjs": `
import { createServer } from "node:http";
createServer((_, response) => {
  response.setHeader("x-release", process.env.KLOVERBUY_RELEASE);
  response.end(JSON.stringify({ env: process.env, cwd: process.cwd() }));
}).listen(process.env.PORT);
process.once("SIGTERM", () => process.exit(0));`,
  };
  const release = await publish(lab, { text: "tells", files });
  await lab.roll(release, rollout());
  const { env, cwd } = (await (await lab.get("/api/x")).json()) as { env: Record<string, string>; cwd: string };
  expect(env).toMatchObject({
    KLOVERBUY_ENVIRONMENT: "lab",
    KLOVERBUY_RELEASE: release,
    NODE_ENV: "production",
    PORT: lab.path(`srv/kloverbuy/releases/${release}/run/app.sock`),
  });
  expect(Object.keys(env).filter((name) => /BUCKET|FLEET|NGINX|^SSM_/.test(name))).toEqual([]);
  expect(cwd).toBe(lab.path(`srv/kloverbuy/releases/${release}/app`));
});

test("a host that Auto Scaling no longer waits for is ready; one whose word does not arrive says it again", async () => {
  const env = lab.path("etc/kloverbuy/host.env");
  const before = await readFile(env, "utf8");
  await writeFile(env, before.replace("KLOVERBUY_FLEET=", "KLOVERBUY_FLEET=kloverbuy-lab"));
  const aws = lab.path("bin/aws");
  const real = await readFile(aws, "utf8");
  const answers = (text: string) =>
    lab.sh(`rm ${aws}; printf '#!/bin/sh\\necho "%s" >&2; exit 254\\n' "${text}" >${aws}; chmod 755 ${aws}`);
  await answers("An error occurred (ValidationError): No active Lifecycle Action found with instance ID i-0");
  expect((await installed("ready.sh")).code).toBe(0);
  await answers("An error occurred (AccessDenied)");
  expect(await installed("ready.sh")).toMatchObject({ code: 1, stderr: expect.stringContaining("AccessDenied") });
  await lab.sh(`rm ${aws}`);
  await writeFile(aws, real, { mode: 0o755 });
  await writeFile(env, before);
});

test("one operation waits for another, and says so when it has waited long enough; status and measure answer meanwhile", async () => {
  const slow = await publish(lab, {
    text: "slow start",
    config: {
      hooks: {
        "before-switch": ["sh", "-c", "cd ../../../../..; touch began; until [ -e go ]; do sleep 0.1; done"],
        timeout: 60,
      },
    },
  });
  const given = { release: slow, rollout: rollout(), hook: "true" };
  const staging = lab.run("stage", given);
  await lab.sh("until [ -e $KLOVERBUY_ROOT/began ]; do sleep 0.1; done");
  for (const operation of ["status", "measure"]) expect((await lab.run(operation)).code).toBe(0);
  const impatient = join(lab.folder, "impatient");
  await cp(shell, impatient, { recursive: true });
  const script = join(impatient, "release.sh");
  await writeFile(script, (await readFile(script, "utf8")).replace("lock_wait=120", "lock_wait=1"));
  const parameters = Object.entries({
    operation: "prune",
    environment: "lab",
    rollout: rollout(),
    fence: String(lab.fence),
  });
  const env = Object.fromEntries(parameters.map(([name, value]) => [`SSM_${name}`, value]));
  const refused = await lab.host.run(`exec ${script}\n`, env);
  expect(refused.code).toBe(2);
  expect(JSON.parse(refused.stdout)).toMatchObject({ outcome: "refused", error: { step: "lock" } });
  const waiting = lab.run("revert", { rollout: given.rollout });
  await lab.sh("touch $KLOVERBUY_ROOT/go");
  const waited = await waiting;
  expect(await staging).toMatchObject({ code: 0, result: { outcome: "done" } });
  // It saw what the other one left, and dropped it.
  expect(waited.result).toMatchObject({ outcome: "done" });
});
