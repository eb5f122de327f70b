import { chmod, readdir, rm, writeFile } from "node:fs/promises";
import { totalmem } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** What a person reads of a failure through SSM, which keeps the first 8,000 characters of stderr. */
let lab: ScriptHost;
beforeAll(async () => {
  lab = await ScriptHost.open();
});
afterAll(() => lab[Symbol.asyncDispose]());

const chatty = (line: string) => ({
  "server.mjs": `for (let n = 1; n <= 100; n++) console.error(${line});\nprocess.exit(3);\n`,
});

test("a failed stage shows its exit code, disk, memory and the last 40 lines of the app's log, within what SSM keeps", async () => {
  const release = await publish(lab, { text: "chatty", files: chatty("'line ' + n + ' of the app: ölwechsel'") });
  const { result, stderr } = await lab.run("stage", { release });
  expect(result).toMatchObject({ outcome: "failed", error: { step: "health" } });
  expect(result.disk_free_bytes).toBeGreaterThan(0);
  expect(result.memory_free_bytes).toBeGreaterThan(0);
  expect(result.memory_free_bytes).toBeLessThan(totalmem());
  expect(stderr).toMatch(/exit 1; disk: [0-9]+ MiB free; memory: [0-9]+ MiB available/);
  const lines = stderr.split("\n").filter((line) => line.startsWith("line "));
  expect(lines).toHaveLength(40);
  expect(lines.at(-1)).toBe("line 100 of the app: ölwechsel");
  expect(stderr.length).toBeLessThan(8_000);
});

test("no byte of the app's log steers a terminal, and no flood of it crowds out the rest", async () => {
  const flood = "'\\x1b[2J\\x07' + n + 'x'.repeat(5000)";
  const release = await publish(lab, { text: "flood", files: chatty(flood) });
  const { stderr } = await lab.run("stage", { release });
  expect(stderr.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  expect(stderr.length).toBeLessThan(8_000);
});

test("a refusal explains nothing about the app: nothing was tried", async () => {
  const { code, stderr } = await lab.run("switch", { release: "0000000-000000000000" });
  expect(code).toBe(2);
  expect(stderr).not.toContain("MiB available");
});

const installed = () => readdir(lab.path("srv/kloverbuy/releases"));

/** Puts a program before the host's own of that name; `script` may call that. Answers what takes it away. */
async function instead(name: string, script: string): Promise<() => Promise<void>> {
  const file = lab.path(`bin/${name}`);
  await writeFile(file, `#!/bin/sh\nPATH=\${PATH#*:}\n${script}\nexec ${name} "$@"\n`);
  await chmod(file, 0o755);
  return () => rm(file);
}

test("of an operation whose result cannot be told nobody believes that it went well; what was refused stays so", async () => {
  const restore = await instead("jq", 'if [ "$1" = -cn ]; then exit 5; fi');
  const unknown = await lab.run("prune");
  const refused = await lab.run("prune", { environment: "production" });
  await restore();
  expect(unknown).toMatchObject({ code: 1, result: { outcome: "failed", error: { step: "result" } } });
  expect(refused).toMatchObject({ code: 2, result: { outcome: "refused", error: { step: "result" } } });
});

test.each([
  ["chmod", "unpack", "chmod -R .*"],
  // Inside of a command substitution, whose output is a value.
  ["df", "space", "tail -n 1"],
])(
  "a failure of %s, which nobody foresaw, names the command, and is undone like any other",
  async (name, step, command) => {
    const release = await publish(lab, { text: `unforeseen ${name}` });
    const restore = await instead(name, 'case "$1" in -R | --output=avail) exit 7 ;; esac');
    const { code, result, stderr } = await lab.run("stage", { release });
    await restore();
    expect(result).toMatchObject({ outcome: "failed", error: { step } });
    expect(result.error?.message).toMatch(new RegExp(`^'${command}' ended with 7$`));
    expect(stderr).toContain(`failed: ${result.error?.message}`);
    expect(code).toBe(1);
    expect(await installed()).toEqual([]);
  },
);

test.each([
  ["SIGTERM", 143],
  ["SIGINT", 130],
] as const)(
  "an operation that gets a %s, and another one while it undoes, undoes what it began, and says so",
  async (signal, exit) => {
    const config = { hooks: { "before-switch": ["sleep", "2"], timeout: 20 } };
    const release = await publish(lab, { text: `told to end by ${signal}`, config });
    const staging = lab.run("stage", { release, hook: "true" });
    await expect.poll(installed, { interval: 20 }).toEqual([release]);
    const [work = ""] = await readdir(lab.path("run/kloverbuy"));
    const pid = Number(work.split(".")[1]);
    process.kill(pid, signal);
    await expect.poll(installed, { interval: 2, timeout: 10_000 }).not.toContain(release);
    process.kill(pid, signal);
    const { code, result } = await staging;
    expect(result).toMatchObject({ outcome: "failed", live: null });
    expect(result.error?.message).toBe(`the operation was stopped (exit ${exit})`);
    expect(code).toBe(1);
    expect(await installed()).toEqual([]);
    expect(await readdir(lab.path("run/kloverbuy"))).toEqual([]);
  },
);
