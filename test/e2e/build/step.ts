import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const bundle = resolve(import.meta.dirname, "../../../dist/build/index.js");
export const commit = "0123456789abcdef0123456789abcdef01234567";

/** A workspace on disk; `files` are contents by relative path. */
export async function workspace(files: Record<string, string | Buffer>) {
  const folder = await mkdtemp(join(tmpdir(), "kb-app-"));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

export interface Ended {
  code: number | null;
  log: string;
  /** The text of the one ::error annotation. */
  error: string;
  outputs: Record<string, string>;
  summary: string;
}

export interface Step {
  folder: string;
  environment: Record<string, string>;
  inputs?: Record<string, string>;
  variables?: Record<string, string>;
  /** Called with the step's process id. */
  started?: (pid: number) => void;
  /** Called with what was printed so far; may send a signal to the step. */
  watch?: (log: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Starts the shipped bundle as GitHub's runner does: its own variables, INPUT_*, files for outputs and summary. */
export async function buildStep({ folder, environment, inputs, variables, watch, started }: Step): Promise<Ended> {
  const runner = await mkdtemp(join(tmpdir(), "kb-runner-"));
  const [output, summary] = [join(runner, "output"), join(runner, "summary")];
  await Promise.all([writeFile(output, ""), writeFile(summary, "")]);
  const given = { environment: "test", path: ".", config: "kloverbuy.yml", ...inputs };
  const child = spawn(process.execPath, [bundle], {
    cwd: runner,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: runner,
      GITHUB_WORKSPACE: folder,
      GITHUB_SHA: commit,
      GITHUB_REF: "refs/heads/main",
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: runner,
      ...environment,
      ...variables,
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (child.pid !== undefined) started?.(child.pid);
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log += text;
      watch?.(log, (signal) => child.kill(signal));
    });
  }
  const code = await new Promise<number | null>((done) => child.once("close", done));
  const ended = {
    code,
    log,
    error: /^::error::(.*)$/m.exec(log)?.[1] ?? "",
    outputs: parseOutputs(await readFile(output, "utf8")),
    summary: await readFile(summary, "utf8"),
  };
  await rm(runner, { recursive: true, force: true });
  return ended;
}

/** The runner's own format: NAME<<DELIMITER, lines, DELIMITER. */
function parseOutputs(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const match of text.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)) found[match[1] ?? ""] = match[3] ?? "";
  return found;
}
