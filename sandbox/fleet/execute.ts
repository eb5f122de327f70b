import { spawn } from "node:child_process";
import { signal as signalGroup } from "./service.ts";

export interface ScriptResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Longest output kept of a script, in bytes; SSM keeps far less. */
const mostOutput = 4 * 1024 * 1024;

/** In a process group of its own, killed as a whole when `signal` aborts. */
export function execute(
  command: string[],
  env: Record<string, string>,
  running: Set<number>,
  signal?: AbortSignal,
): Promise<ScriptResult> {
  return new Promise((resolve, reject) => {
    const [program = "", ...words] = command;
    const child = spawn(program, words, { env, cwd: "/", stdio: ["ignore", "pipe", "pipe"], detached: true });
    const group = child.pid;
    const printed = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    for (const stream of ["stdout", "stderr"] as const) {
      let left = mostOutput;
      child[stream].on("data", (chunk: Buffer) => {
        printed[stream].push(chunk.subarray(0, left));
        left -= Math.min(left, chunk.length);
      });
    }
    const kill = () => {
      if (group !== undefined) signalGroup(group, "SIGKILL");
    };
    if (group !== undefined) running.add(group);
    if (signal?.aborted) kill();
    signal?.addEventListener("abort", kill, { once: true });
    const over = () => {
      signal?.removeEventListener("abort", kill);
      if (group !== undefined) running.delete(group);
    };
    child.once("error", (error) => {
      over();
      reject(error);
    });
    child.once("close", (code) => {
      over();
      const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString("utf8");
      resolve({ code: code ?? 137, stdout: text(printed.stdout), stderr: text(printed.stderr) });
    });
  });
}
