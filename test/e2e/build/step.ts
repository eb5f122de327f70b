import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runAction } from "../../../sandbox/runner/run-action.ts";

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

export interface Step {
  folder: string;
  /** The account's variables. */
  environment: Record<string, string>;
  inputs?: Record<string, string>;
  variables?: Record<string, string>;
  /** Called with each line of the log; may cancel the step. */
  watch?: (line: string, cancel: () => void) => void;
}

/** One run of the shipped build bundle, started as GitHub's runner starts it. */
export async function buildStep({ folder, environment, inputs, variables, watch }: Step) {
  const cancel = new AbortController();
  const { code, outputs, summary, log, annotations } = await runAction({
    action: "build",
    workspace: folder,
    inputs: { environment: "test", ...inputs },
    env: { ...environment, GITHUB_SHA: commit, ...variables },
    write: (line) => watch?.(line, () => cancel.abort()),
    signal: cancel.signal,
  });
  const error = annotations.find(({ level }) => level === "error")?.message ?? "";
  return { code, outputs, summary, log, error };
}
