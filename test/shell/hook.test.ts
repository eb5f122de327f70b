import { chmod, readFile, rename, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** The before-switch hook, and two operations at once. */
let lab: ScriptHost;
let next = 1;
let rollout: string;
beforeEach(() => {
  rollout = `${String(next++).padStart(8, "0")}-0000000a`;
});
beforeAll(async () => {
  lab = await ScriptHost.open();
  await lab.write(
    "etc/kloverbuy/app.env",
    `# the app's own\nMARKS="${lab.path("the marks")}"\nrelease=not-ours\nline=1\n`,
  );
  await lab.write("the marks", "");
  // No user of this machine's: below a root of its own a host runs as its starter.
  await lab.sh(
    "sed -i 's/^KLOVERBUY_APP_USER=.*/KLOVERBUY_APP_USER=nobody-here/' $KLOVERBUY_ROOT/etc/kloverbuy/host.env",
  );
});
afterAll(() => lab[Symbol.asyncDispose]());

/** Writes a line when it begins and one when it ends. */
const hooked = (text: string, ms = 0) => {
  const program = `const {appendFileSync: add} = require("node:fs"); const {MARKS, KLOVERBUY_RELEASE: mine} = process.env;
    const [, id] = /releases.(.*).app$/.exec(process.cwd()) ?? [0, process.cwd()];
    add(MARKS, "begin " + (id === mine ? id : "elsewhere") + "\\n"); setTimeout(() => add(MARKS, "end " + id + "\\n"), ${ms})`;
  return publish(lab, { text, config: { hooks: { "before-switch": ["node", "-e", program.replaceAll("\n", " ")] } } });
};
const marks = async () => (await readFile(lab.path("the marks"), "utf8")).trim().split("\n").filter(Boolean);

test("without hook=true no hook runs; with it, once per rollout, in the release's folder and with the app's settings", async () => {
  const release = await hooked("hook");
  expect((await lab.run("stage", { release, rollout })).code).toBe(0);
  expect(await marks()).toEqual([]);
  expect((await lab.run("stage", { release, rollout, hook: "true" })).result.outcome).toBe("done");
  expect(await marks()).toEqual([`begin ${release}`, `end ${release}`]);
  expect((await lab.run("stage", { release, rollout, hook: "true" })).result.outcome).toBe("unchanged");
  expect(await marks()).toHaveLength(2);
  expect((await lab.run("revert", { rollout })).result.outcome).toBe("done");
});

test("two operations at once follow one another, and status answers while they do", async () => {
  const release = await hooked("slow hook", 2000);
  const given = { release, rollout, hook: "true" };
  const started = (await marks()).length;
  const both = Promise.all([lab.run("stage", given), lab.run("stage", given)]);
  while ((await marks()).length === started) await new Promise((resolve) => setTimeout(resolve, 20));
  const { result } = await lab.run("status");
  expect(result.outcome).toBe("unchanged");
  // The hook still runs: nobody has waited for its end.
  expect((await marks()).length).toBe(started + 1);
  const outcomes = (await both).map((one) => one.result.outcome).sort();
  expect(outcomes).toEqual(["done", "unchanged"]);
  expect((await marks()).slice(started)).toEqual([`begin ${release}`, `end ${release}`]);
});

test("a hook that leaves a process behind keeps neither the lock nor the result", async () => {
  const release = await publish(lab, {
    text: "daemon",
    config: { hooks: { "before-switch": ["sh", "-c", "sleep 30 & echo $! >../../../../../left"] } },
  });
  const began = performance.now();
  expect((await lab.run("stage", { release, rollout, hook: "true" })).code).toBe(0);
  expect((await lab.run("revert", { rollout })).code).toBe(0);
  const took = performance.now() - began;
  await lab.sh("kill $(cat $KLOVERBUY_ROOT/left)");
  expect(took).toBeLessThan(25_000);
});

test("a hook that hangs is ended, and the release refused", async () => {
  const release = await publish(lab, {
    text: "hang",
    config: { hooks: { "before-switch": ["sleep", "60"], timeout: 1 } },
  });
  const before = await lab.facts();
  const { code, result } = await lab.run("stage", { release, rollout, hook: "true" });
  expect(result).toMatchObject({ outcome: "failed", error: { step: "hook" } });
  expect(code).toBe(1);
  expect(await lab.facts()).toEqual(before);
});

test("a hook whose release lost its files runs nowhere else instead", async () => {
  const release = await hooked("bereft");
  const before = await marks();
  const given = { release, rollout };
  expect((await lab.run("stage", given)).code).toBe(0);
  await lab.sh(`systemctl stop kloverbuy@${release}.service`);
  const app = lab.path(`srv/kloverbuy/releases/${release}/app`);
  await rename(app, `${app}.lost`);
  const { result } = await lab.run("stage", { ...given, hook: "true" });
  await rename(`${app}.lost`, app);
  expect(result).toMatchObject({ outcome: "failed", error: { step: "hook" } });
  expect(await marks()).toEqual(before);
  expect((await lab.run("revert", given)).code).toBe(0);
});

test("what systemctl or the AWS CLI leave running keeps neither the lock nor the result", async () => {
  const release = await publish(lab, { text: "helpers" });
  for (const name of ["systemctl", "aws"]) {
    const program = lab.path(`bin/${name}`);
    await rename(program, `${program}.real`);
    await writeFile(
      program,
      `#!/bin/sh\nsleep 40 >/dev/null 2>&1 &\necho $! >>${lab.path("left-by-them")}\nexec ${program}.real "$@"\n`,
    );
    await chmod(program, 0o755);
  }
  const began = performance.now();
  expect((await lab.run("stage", { release, rollout })).code).toBe(0);
  expect((await lab.run("revert", { rollout })).code).toBe(0);
  const took = performance.now() - began;
  await lab.sh(`kill $(cat ${lab.path("left-by-them")})`);
  for (const name of ["systemctl", "aws"]) await rename(lab.path(`bin/${name}.real`), lab.path(`bin/${name}`));
  expect(took).toBeLessThan(30_000);
});
