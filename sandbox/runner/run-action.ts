import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { evaluate, RunnerError, readAction } from "./action-file.ts";
import { type CommandFiles, FileCommandError, makeCommandFiles, parsePairs } from "./file-commands.ts";
import { runStep } from "./step.ts";
import { type Annotation, WorkflowLog } from "./workflow-commands.ts";

export { RunnerError } from "./action-file.ts";

/** GitHub takes no larger summary of a step. */
const mostSummaryBytes = 1024 * 1024;

export interface ActionRun {
  /** build, deploy, ...; `pipeline` is the root action; or a folder with an action.yml. */
  action: string;
  inputs?: Record<string, string>;
  /** AWS variables, GITHUB_SHA and all else that the step shall see; wins over what the runner sets. */
  env?: Record<string, string>;
  /** GITHUB_WORKSPACE; the current folder by default. */
  workspace?: string;
  /** Gets each rendered line; stdout by default. */
  write?: (line: string) => void;
  /** Aborting cancels the step as GitHub does: SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL. */
  signal?: AbortSignal;
}

export interface ActionResult {
  code: number;
  outputs: Record<string, string>;
  /** Variables that the step set for later steps. */
  exported: Record<string, string>;
  summary: string;
  /** The rendered log, masked, without colours. */
  log: string;
  annotations: Annotation[];
}

/** Runs a shipped action's bundle exactly as GitHub's runner does, with an environment of its own. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const action = await readAction(run.action);
  const workspace = resolve(run.workspace ?? process.cwd());
  const temporary = await mkdtemp(join(tmpdir(), "kloverbuy-runner-"));
  const write = run.write ?? ((line: string) => void process.stdout.write(`${line}\n`));
  const log = new WorkflowLog(write, run.env?.RUNNER_DEBUG === "1");
  try {
    const files = await makeCommandFiles(join(temporary, "_runner_file_commands"));
    const github = await githubEnvironment(workspace, temporary);
    const inputs = { ...evaluated(action.defaults, github), ...run.inputs };
    const strange = Object.keys(run.inputs ?? {}).filter((name) => action.defaults[name] === undefined);
    if (strange.length > 0) {
      const valid = Object.keys(action.defaults).map((name) => `'${name}'`);
      log.take(
        `::warning::Unexpected input(s) ${strange.map((name) => `'${name}'`).join(", ")}, valid inputs are [${valid.join(", ")}]`,
      );
    }
    const environment = { ...github, ...files.environment, ...inputVariables(inputs), ...run.env };
    refuseNul(environment);
    const { bundle } = action;
    const line = (text: string) => log.take(text);
    let code = await runStep({ bundle, folder: workspace, environment, line, signal: run.signal });
    if (action.post !== undefined) {
      const state = stateVariables(parsePairs(await files.read("STATE"), "state"));
      const step = { bundle: action.post, folder: workspace, environment: { ...environment, ...state } };
      const ended = await runStep({ ...step, line, signal: undefined });
      code ||= ended;
    }
    const { outputs, exported, summary, broken } = await collect(files, log);
    if (broken && code === 0) code = 1;
    return { code, outputs, exported, summary, log: log.lines.join("\n"), annotations: log.annotations };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function collect(files: CommandFiles, log: WorkflowLog) {
  let broken = false;
  const pairs = async (kind: "OUTPUT" | "ENV") => {
    try {
      return parsePairs(await files.read(kind), kind.toLowerCase());
    } catch (error) {
      if (!(error instanceof FileCommandError)) throw error;
      log.error(error.message);
      broken = true;
      return {};
    }
  };
  const outputs = await pairs("OUTPUT");
  const exported = await pairs("ENV");
  let summary = await files.read("STEP_SUMMARY");
  if (Buffer.byteLength(summary) > mostSummaryBytes) {
    log.error(
      `$GITHUB_STEP_SUMMARY has ${Buffer.byteLength(summary)} bytes; GitHub takes at most ${mostSummaryBytes} and drops it.`,
    );
    summary = "";
  }
  return { outputs, exported, summary, broken };
}

/** Names in upper case with spaces as underscores; dashes stay. `required` is documentation: the runner does not enforce it. */
const inputVariables = (inputs: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value]),
  );

/** What a main step kept for its post step, as that one sees it. */
const stateVariables = (kept: Record<string, string>) =>
  Object.fromEntries(Object.entries(kept).map(([name, value]) => [`STATE_${name}`, value]));

const evaluated = (defaults: Record<string, string>, github: Record<string, string>) =>
  Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, evaluate(value, github)]));

function refuseNul(environment: Record<string, string>): void {
  const [name] = Object.entries(environment).find(([, value]) => value.includes("\0")) ?? [];
  if (name !== undefined) throw new RunnerError(`${name} has a NUL byte, which no process environment can carry.`);
}

async function githubEnvironment(workspace: string, temporary: string): Promise<Record<string, string>> {
  const event = join(temporary, "event.json");
  await writeFile(event, "{}\n");
  return {
    PATH: process.env.PATH ?? "/usr/local/bin:/usr/bin:/bin",
    HOME: homedir(),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_WORKFLOW: "sandbox",
    GITHUB_JOB: "sandbox",
    GITHUB_ACTION: "__self",
    GITHUB_RUN_ID: String(Date.now()),
    GITHUB_RUN_NUMBER: "1",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_ACTOR: process.env.USER ?? "sandbox",
    GITHUB_REPOSITORY: "kloverbuy/shop",
    GITHUB_REPOSITORY_OWNER: "kloverbuy",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_API_URL: "https://api.github.com",
    GITHUB_GRAPHQL_URL: "https://api.github.com/graphql",
    GITHUB_EVENT_NAME: "push",
    GITHUB_EVENT_PATH: event,
    GITHUB_REF: "refs/heads/main",
    GITHUB_REF_NAME: "main",
    GITHUB_REF_TYPE: "branch",
    GITHUB_SHA: await head(workspace),
    GITHUB_WORKSPACE: workspace,
    RUNNER_OS: "Linux",
    RUNNER_ARCH: process.arch === "arm64" ? "ARM64" : "X64",
    RUNNER_NAME: "sandbox",
    RUNNER_ENVIRONMENT: "self-hosted",
    RUNNER_TEMP: temporary,
    RUNNER_TOOL_CACHE: join(temporary, "tools"),
  };
}

/** The workspace's commit; zeros when it is no checkout, which on GitHub cannot happen. */
async function head(workspace: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)("git", ["rev-parse", "HEAD"], { cwd: workspace });
    return stdout.trim();
  } catch {
    return "0".repeat(40);
  }
}
