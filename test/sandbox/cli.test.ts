import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { birth } from "../../sandbox/fleet/processes.ts";
import { writeStacks } from "../support/stacks.ts";

const cli = resolve("sandbox/cli/index.ts");
let folder: string;
let state: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-cli-"));
  state = join(folder, "s");
  await writeStacks(join(folder, "stacks"));
});
afterEach(async () => {
  if (existsSync(state)) await sandbox("down");
  await rm(folder, { recursive: true, force: true });
});

function sandbox(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, KLOVERBUY_SANDBOX: state };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [cli, ...words], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

const light = (...words: string[]) => sandbox("up", "--hosts", "0", "--stacks", join(folder, "stacks"), ...words);
const daemon = (): { pid: number; born: string } => JSON.parse(readFileSync(join(state, "daemon.json"), "utf8"));
const exported = (out: string, name: string) => new RegExp(`^export ${name}='(.*)'$`, "m").exec(out)?.[1] ?? "";

/** Every process that this state folder's hosts run on this machine. */
async function processes(): Promise<string[]> {
  const { stdout } = await new Promise<{ stdout: string }>((resolve) =>
    execFile("ps", ["-eo", "pid=,args="], (_, stdout) => resolve({ stdout })),
  );
  return stdout.split("\n").filter((line) => line.includes(`${state}/`) && !line.includes("ps -eo"));
}

describe("up, status, down", () => {
  test("start real hosts, show them, and leave no process and no folder", async () => {
    const up = await sandbox("up", "--hosts", "2");
    expect(up).toMatchObject({ code: 0 });
    const urls = [...up.out.matchAll(/^# host i-[0-9a-f]{17} (\S+)$/gm)].map((match) => match[1] ?? "");
    expect(urls).toHaveLength(2);
    const answers = await Promise.all(urls.map((url) => fetch(url)));
    for (const answer of answers) expect(answer.headers.get("server")).toMatch(/^nginx/);
    const status = JSON.parse((await sandbox("status", "--json")).out);
    expect(status.hosts).toMatchObject([{ kind: "real", serves: null, online: true }, { url: urls[1] }]);
    expect((await processes()).length).toBeGreaterThanOrEqual(2);
    expect(await sandbox("down")).toMatchObject({ code: 0 });
    expect(await processes()).toEqual([]);
    expect(existsSync(state)).toBe(false);
    await expect(fetch(urls[0] ?? "")).rejects.toThrow();
  });

  test("up a second time changes nothing and prints the same variables", async () => {
    const first = await light("--light", "2");
    const { pid } = daemon();
    const second = await light("--light", "5");
    expect(second).toMatchObject({ code: 0, out: first.out });
    expect(daemon().pid).toBe(pid);
  });

  test("down --keep ends the processes and keeps the folder; a later up takes it over", async () => {
    await light();
    const { pid, born } = daemon();
    await sandbox("down", "--keep");
    expect(birth(pid)).not.toBe(born);
    expect(existsSync(join(state, "daemon.log"))).toBe(true);
    expect(await light()).toMatchObject({ code: 0 });
  });

  test("without a sandbox: status says so with exit 2, down with exit 0", async () => {
    expect(await sandbox("status")).toMatchObject({ code: 2 });
    expect(await sandbox("down")).toMatchObject({ code: 0 });
  });
});

describe("after a crash of the daemon", () => {
  async function crash(): Promise<void> {
    const { pid, born } = daemon();
    process.kill(pid, "SIGKILL");
    while (birth(pid) === born) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  test("up cleans what the hosts left running, and starts anew", async () => {
    await sandbox("up", "--hosts", "1");
    await crash();
    const left = await processes();
    expect(left.length).toBeGreaterThan(0); // the control: there is something to clean
    expect(await light()).toMatchObject({ code: 0 });
    const now = await processes();
    for (const line of left) expect(now).not.toContain(line);
  });

  test("down cleans too, and leaves alone a process of ours that merely works in the folder", async () => {
    await light();
    const bystander: ChildProcess = spawn("sleep", ["60"], { cwd: state });
    await crash();
    expect(await sandbox("down")).toMatchObject({ code: 0 });
    expect(bystander.exitCode).toBeNull();
    expect(existsSync(state)).toBe(false);
    bystander.kill();
  });
});

describe("a folder with other things in it", () => {
  test("is neither taken by up nor removed by down", async () => {
    state = folder;
    await writeFile(join(folder, "precious"), "x");
    expect(await light()).toMatchObject({ code: 1 });
    await sandbox("down");
    expect(existsSync(join(folder, "precious"))).toBe(true);
  });
});

describe("fault", () => {
  test("is switched on, shown and cleared", async () => {
    await light("--light", "1");
    expect(await sandbox("fault", "throttle=SendCommand:2", "offline=i-00000000000000001")).toMatchObject({ code: 0 });
    const status = JSON.parse((await sandbox("status", "--json")).out);
    expect(status).toMatchObject({ faults: { throttle: { SendCommand: 2 } }, hosts: [{ online: false }] });
    await sandbox("fault", "--clear");
    expect(JSON.parse((await sandbox("status", "--json")).out).faults).toEqual({});
    expect(await sandbox("fault", "gremlins=1")).toMatchObject({ code: 2 });
  });
});

describe("alarm", () => {
  test("goes off and takes the composite one with it, is shown, and is over", async () => {
    await light();
    const alarms = async () => JSON.parse((await sandbox("status", "--json")).out).alarms;
    expect(await sandbox("alarm", "errors=ALARM")).toMatchObject({ code: 0 });
    expect(await alarms()).toEqual(["kloverbuy-test-errors", "kloverbuy-test-harm"]);
    expect((await sandbox("alarm")).out.split("\n").sort()).toMatchObject(
      ["", /^ALARM +.*-errors$/, /^ALARM +.*-harm$/].map((one) => expect.stringMatching(one)),
    );
    await sandbox("alarm", "kloverbuy-test-errors=OK");
    expect(await alarms()).toEqual([]);
    expect(await sandbox("alarm", "gremlins=ALARM")).toMatchObject({ code: 2 });
  });
});

describe("as", () => {
  test("prints the variables of a role, and refuses one that is not there", async () => {
    const up = await light();
    const { code, out } = await sandbox("as", "deploy");
    expect(code).toBe(0);
    expect(exported(out, "AWS_ENDPOINT_URL")).toBe(exported(up.out, "AWS_ENDPOINT_URL"));
    expect(exported(out, "AWS_ACCESS_KEY_ID")).not.toBe(exported(up.out, "AWS_ACCESS_KEY_ID"));
    expect(await sandbox("as", "mallory")).toMatchObject({ code: 2 });
  });
});

describe("action", () => {
  test("runs with the sandbox as its AWS, and its exit code is the command's", async () => {
    const up = await light();
    await writeFile(join(folder, "action.yml"), "name: probe\ninputs: {}\nruns: { using: node24, main: main.mjs }\n");
    await writeFile(join(folder, "main.mjs"), "console.log(process.env.AWS_ENDPOINT_URL); process.exitCode = 5;");
    const run = await sandbox("action", `${folder}/`, "--env", "EXTRA=1");
    expect(run).toMatchObject({ code: 5 });
    expect(run.out).toContain(exported(up.out, "AWS_ENDPOINT_URL"));
  });
});

describe("the command line", () => {
  test.each(["up", "status", "action", "as", "fault", "alarm", "down"])("explains %s", async (word) => {
    const { code, out } = await sandbox(word, "--help");
    expect(code).toBe(0);
    expect(out).toContain(`npm run sandbox -- ${word}`);
  });

  test.each([
    [["sideways"]],
    [["up", "--hosts", "many"]],
    [["up", "--bogus"]],
    [["action"]],
    [["fault", "x"]],
    [["as"]],
    [["alarm", "harm=LOUD"]],
  ])("refuses %j with exit 2", async (words) => expect((await sandbox(...words)).code).toBe(2));
});
