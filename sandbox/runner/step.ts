import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";

/** What a cancelled step gets. https://docs.github.com/actions/reference/workflows-and-actions/workflow-cancellation */
const graceAfterInterrupt = 7_500;
const graceAfterTerminate = 2_500;
/** A grandchild that keeps the step's pipes open does not keep the runner waiting longer than this. */
const drainMs = 2_000;

export interface Step {
  bundle: string;
  folder: string;
  environment: Record<string, string>;
  line(text: string): void;
  signal: AbortSignal | undefined;
}

/** Runs `node <bundle>` with that environment and nothing else; resolves with its exit code (128 + n for signal n, like a shell). */
export async function runStep({ bundle, folder, environment, line, signal }: Step): Promise<number> {
  // A process group of its own: Ctrl-C in a terminal must reach the runner alone, which then cancels in GitHub's order.
  const child = spawn(process.execPath, [bundle], {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, name) => resolve(code ?? 128 + signalNumber(name)));
  });
  const read = Promise.all([eachLine(child.stdout, line), eachLine(child.stderr, line)]);
  const ended = new AbortController();
  const cancelled = () => void cancel(child, ended.signal);
  signal?.addEventListener("abort", cancelled, { once: true });
  if (signal?.aborted) cancelled();
  try {
    const code = await exited;
    await Promise.race([read, pause(drainMs, undefined, { signal: ended.signal }).catch(() => undefined)]);
    return code;
  } finally {
    ended.abort();
    signal?.removeEventListener("abort", cancelled);
    child.stdout.destroy();
    child.stderr.destroy();
  }
}

async function eachLine(stream: Readable, line: (text: string) => void): Promise<void> {
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) line(text);
}

async function cancel(child: ChildProcess, ended: AbortSignal): Promise<void> {
  try {
    child.kill("SIGINT");
    await pause(graceAfterInterrupt, undefined, { signal: ended });
    child.kill("SIGTERM");
    await pause(graceAfterTerminate, undefined, { signal: ended });
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // The step ended within its grace: nothing is left to stop.
  }
}

const numbers: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
const signalNumber = (name: NodeJS.Signals | null) => numbers[name ?? ""] ?? 1;
