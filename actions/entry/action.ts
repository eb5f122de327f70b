import * as core from "@actions/core";
import type { Log } from "../lib/text/log.ts";
import { messageOf, Problem } from "../lib/text/problem.ts";
import { InputError, type Read } from "./input.ts";

/** What the runner gives to an action; handed in, so that nothing below an entry reads the environment by itself. */
export interface Action {
  /** The input exactly as given, not trimmed; empty when it is absent. */
  input(name: string): string;
  /** An environment variable such as GITHUB_SHA; empty when it is absent. */
  env(name: string): string;
  log: Log;
  /** Hands a value over to the post step, even if this one is killed; the last one counts. */
  keep(name: string, value: string): void;
  /** Aborts at the first SIGINT or SIGTERM: a cancelled step then has 7.5 s, and 2.5 s more, to live. */
  signal: AbortSignal;
}

/** What an action leaves behind. With `failure` (one sentence) the step is red, outputs and summary written all the same. */
export interface Report {
  outputs: Record<string, string>;
  /** Markdown for the job summary. */
  summary: string;
  failure?: string;
}

class Cancelled extends Problem {
  constructor(signal: string) {
    super(`The step was cancelled (${signal}).`);
  }
}

/** What an action does, between the runner's inputs and its report. */
export interface Verb<Inputs> {
  /** Throws InputError. Called before anything is loaded, so that a wrong input is told at once. */
  readInputs(input: Read, env: Read): Inputs;
  run(inputs: Inputs, action: Action): Promise<Report>;
  /** A wrong input under the verb's own outcome; without it the step fails with the sentence alone. */
  refused?: (error: InputError) => Report;
}

/** The one catch and the one exit code of every action. */
export async function runAction<Inputs>(verb: Verb<Inputs>): Promise<void> {
  const cancel = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => cancel.abort(new Cancelled(name)));
  }
  try {
    const report = await reported(verb, { input, env, log, keep: core.saveState, signal: cancel.signal });
    for (const [name, value] of Object.entries(report.outputs)) core.setOutput(name, value);
    await summarize(report.summary);
    if (report.failure !== undefined) core.setFailed(report.failure);
  } catch (error) {
    for (const line of details(error)) core.info(line);
    core.setFailed(messageOf(error));
  }
}

async function reported<Inputs>({ readInputs, run, refused }: Verb<Inputs>, action: Action): Promise<Report> {
  let inputs: Inputs;
  try {
    inputs = readInputs(action.input, action.env);
  } catch (error) {
    // Anything but a wrong input is a defect.
    if (error instanceof InputError && refused !== undefined) return refused(error);
    throw error;
  }
  return run(inputs, action);
}

/** What a post step gets: what its main step kept. */
export interface Leftover extends Pick<Action, "env" | "log"> {
  kept(name: string): string;
}

/** A post step tidies up, and nothing depends on it: its trouble is a warning, and the job's colour stays what it is. */
export async function runPost(main: (leftover: Leftover) => Promise<void>): Promise<void> {
  try {
    await main({ env, log, kept: core.getState });
  } catch (error) {
    for (const line of details(error)) core.info(line);
    core.warning(messageOf(error));
  }
}

/** A summary that cannot be written (no file, over 1 MiB) must not turn a success red. */
async function summarize(markdown: string): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch (error) {
    core.warning(`The job summary could not be written: ${error instanceof Error ? error.message : error}`);
  }
}

const input = (name: string) => core.getInput(name, { trimWhitespace: false });
const env = (name: string) => process.env[name] ?? "";
const log: Log = {
  info: core.info,
  warn: (line) => core.warning(line),
  group: core.group,
};

/** The causes below the message; a stack only for what is no Problem. A line that begins with `::` would be a command to the runner. */
function details(error: unknown): string[] {
  const lines: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at !== error) lines.push(`caused by: ${at.name}: ${at.message}`);
    if (!(at instanceof Problem)) lines.push(at.stack ?? "");
  }
  return lines.flatMap((text) => text.split(/\r?\n/)).map((line) => `| ${line}`);
}
