import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { birth } from "../../sandbox/fleet/processes.ts";
import { type ActionRun, RunnerError, runAction } from "../../sandbox/runner/run-action.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-action-"));
  await writeFile(
    join(folder, "action.yml"),
    `name: probe
inputs:
  environment: { required: true, description: never given }
  two words: { default: spaced }
  with-dash: { default: "a, b" }
  count: { default: 3 }
runs: { using: node24, main: main.mjs }
`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs `script` as the action's bundle. */
async function step(script: string, more: Partial<ActionRun> = {}) {
  await writeFile(join(folder, "main.mjs"), script);
  return await runAction({ action: `${folder}/`, workspace: folder, write: () => undefined, ...more });
}

const environmentOf = async (more: Partial<ActionRun> = {}): Promise<Record<string, string>> => {
  const script = `import { appendFileSync } from "node:fs";
    appendFileSync(process.env.GITHUB_OUTPUT, "env=" + JSON.stringify(process.env) + "\\n");`;
  return JSON.parse((await step(script, more)).outputs.env ?? "{}");
};

describe("a step", () => {
  test("gets its inputs as the runner names them: defaults, given ones, required ones not enforced", async () => {
    const env = await environmentOf({ inputs: { "two words": " kept as given " } });
    expect(env.INPUT_TWO_WORDS).toBe(" kept as given ");
    expect(env["INPUT_WITH-DASH"]).toBe("a, b");
    expect(env.INPUT_COUNT).toBe("3");
    expect(env.INPUT_ENVIRONMENT).toBe("");
  });

  test("gets GitHub's variables and those given, and nothing else of the caller's", async () => {
    process.env.KLOVERBUY_LEAK = "leaked";
    const env = await environmentOf({ env: { GITHUB_SHA: "a".repeat(40), AWS_REGION: "eu-central-1" } });
    delete process.env.KLOVERBUY_LEAK;
    expect(env).toMatchObject({ GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: folder, GITHUB_SHA: "a".repeat(40) });
    expect(env.AWS_REGION).toBe("eu-central-1");
    expect(env.KLOVERBUY_LEAK).toBeUndefined();
  });

  test("gives back outputs of one line and of many, its summary and its exit code", async () => {
    const result = await step(`import { appendFileSync as add } from "node:fs";
      add(process.env.GITHUB_OUTPUT, "plain=a=b\\nmany<<END\\nline 1\\n\\nline=3\\nEND\\n");
      add(process.env.GITHUB_ENV, "LATER=yes\\n");
      add(process.env.GITHUB_STEP_SUMMARY, "# done\\n");
      process.exitCode = 7;`);
    expect(result).toMatchObject({ code: 7, summary: "# done\n", exported: { LATER: "yes" } });
    expect(result.outputs).toEqual({ plain: "a=b", many: "line 1\n\nline=3" });
  });

  test("is failed by the runner for a malformed output file, although it exited 0", async () => {
    const result = await step(`import { appendFileSync } from "node:fs";
      appendFileSync(process.env.GITHUB_OUTPUT, "open<<END\\nnever closed\\n");`);
    expect(result.code).toBe(1);
    expect(result.annotations).toHaveLength(1);
  });

  test("loses a summary over 1 MiB, as on GitHub", async () => {
    const result = await step(`import { appendFileSync } from "node:fs";
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, "x".repeat(1024 * 1024 + 1));`);
    expect(result).toMatchObject({ code: 0, summary: "" });
    expect(result.annotations).toMatchObject([{ level: "error" }]);
  });

  test("has its workflow commands carried out: annotations, groups, stop-commands", async () => {
    const { annotations, log } = await step(`console.log(\`::group::Hosts
inside
::endgroup::
::error file=a%2Cb.ts,line=3::went wrong%0Aon two lines, 100%25
::stop-commands::token
::warning::only text
::token::
::notice::read\`); console.error("::warning::from stderr");`);
    expect(annotations).toEqual([
      { level: "error", message: "went wrong\non two lines, 100%", properties: { file: "a,b.ts", line: "3" } },
      { level: "notice", message: "read", properties: {} },
      { level: "warning", message: "from stderr", properties: {} },
    ]);
    expect(log.split("\n")).toEqual(expect.arrayContaining(["▸ Hosts", "  inside", "::warning::only text"]));
  });

  test("has masked values hidden everywhere in its log, and in its log only", async () => {
    const result = await step(`import { appendFileSync } from "node:fs";
      console.log("::add-mask::hunter2"); console.log("::add-mask::hunter2-and-more");
      console.log("a hunter2 b hunter2-and-more c"); console.log("::error::hunter2");
      appendFileSync(process.env.GITHUB_OUTPUT, "secret=hunter2\\n");`);
    expect(result.log).not.toContain("hunter2");
    expect(result.log).not.toContain("and-more");
    expect(result.annotations[0]?.message).toBe("***");
    expect(result.outputs.secret).toBe("hunter2");
  });

  test("that is given an input it does not have runs, with a warning", async () => {
    const result = await step("", { inputs: { enviroment: "typo" } });
    expect(result).toMatchObject({ code: 0, annotations: [{ level: "warning" }] });
  });
});

describe("a cancelled step", () => {
  const until = (text: string) => {
    const cancel = new AbortController();
    return { signal: cancel.signal, write: (line: string) => line.includes(text) && cancel.abort() };
  };

  test("gets SIGINT and may end by itself", async () => {
    const script = `process.once("SIGINT", () => { console.log("cleaned up"); process.exit(3); });
      setInterval(() => undefined, 1000); console.log("ready");`;
    const result = await step(script, until("ready"));
    expect(result.code).toBe(3);
    expect(result.log).toContain("cleaned up");
  });

  test("that will not end gets SIGTERM after 7.5 s and is killed with all its children 2.5 s later", async () => {
    const script = `import { spawn } from "node:child_process";
      const child = spawn("sleep", ["60"]);
      const started = Date.now();
      for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => console.log(name, Date.now() - started));
      console.log("child", child.pid);
      setInterval(() => undefined, 1000); console.log("ready");`;
    const { code, log } = await step(script, until("ready"));
    expect(code).toBe(137);
    const at = (name: string) => Number(new RegExp(`${name} ([0-9]+)`).exec(log)?.[1]);
    expect(at("SIGTERM") - at("SIGINT")).toBeGreaterThan(7_000);
    expect(birth(Number(/child ([0-9]+)/.exec(log)?.[1]))).toBeNull();
  });
});

describe("the runner refuses", () => {
  test("an action that is not there, one that is no node24 action, and an input with a NUL byte", async () => {
    await expect(runAction({ action: "no-such-action" })).rejects.toThrow(RunnerError);
    await expect(step("", { inputs: { count: "1\0" } })).rejects.toThrow(RunnerError);
    const old = await mkdtemp(join(tmpdir(), "kb-action-"));
    await writeFile(join(old, "action.yml"), "name: old\nruns: { using: node20, main: main.mjs }\n");
    await expect(runAction({ action: `${old}/` })).rejects.toThrow(RunnerError);
    await rm(old, { recursive: true });
  });
});
