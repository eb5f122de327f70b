import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const checkout = resolve(import.meta.dirname, "..");

/** Short, because a host's socket path below it has at most 107 bytes. */
export function stateFolder(): string {
  const hash = createHash("sha256").update(checkout).digest("hex").slice(0, 8);
  return process.env.KLOVERBUY_SANDBOX ?? join(tmpdir(), `kloverbuy-${hash}`);
}

/** What a running daemon leaves for the CLI to find it. */
export interface Running {
  pid: number;
  /** The kernel's start time of that process: a reused pid is not our daemon. */
  born: string;
  url: string;
  environment: string;
  /** For the shells and actions that use the sandbox. */
  exports: Record<string, string>;
}

const file = (state: string) => join(state, "daemon.json");

/** Field 22 of /proc/<pid>/stat, counted after the name, which may itself have spaces. Null when there is no such process. */
export function birth(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

export async function announce(state: string, running: Omit<Running, "pid" | "born">): Promise<void> {
  await mkdir(state, { recursive: true });
  const whole: Running = { pid: process.pid, born: birth(process.pid) ?? "", ...running };
  await writeFile(file(state), `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600 });
}

/** The daemon of this state folder, or null when there is none (or only what a crashed one left). */
export async function findRunning(state: string): Promise<Running | null> {
  const running = await readRunning(state);
  return running !== null && birth(running.pid) === running.born ? running : null;
}

async function readRunning(state: string): Promise<Running | null> {
  try {
    return JSON.parse(await readFile(file(state), "utf8"));
  } catch {
    return null;
  }
}

export async function removeState(state: string): Promise<void> {
  await rm(state, { recursive: true, force: true });
}
