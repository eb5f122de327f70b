import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const stopMs = 3_000;
const lookMs = 50;

/** Field 22 of /proc/<pid>/stat, counted after the name, which may itself have spaces. Null when no such process lives. */
export function birth(pid: number): string | null {
  const fields = stat(pid);
  return fields[0] === "Z" ? null : (fields[19] ?? null);
}

/** The process group of it; 0 when no such process lives. */
export const groupOf = (pid: number) => Number(stat(pid)[2] ?? 0);

/** From the third field on, which is the state. */
function stat(pid: number): string[] {
  const text = read(`/proc/${pid}/stat`);
  return text === "" ? [] : text.slice(text.lastIndexOf(")") + 2).split(" ");
}

/**
 * Ends what a crashed daemon left: processes that were started with a host of this state folder as their KLOVERBUY_ROOT, and
 * Nginx (whose title overwrites its environment) with a file open below it. A shell or an editor in the folder is neither.
 */
export async function endOrphans(state: string): Promise<number> {
  const found = orphans(state);
  signal(found, "SIGTERM");
  for (let waited = 0; waited < stopMs && alive(found).length > 0; waited += lookMs) await pause(lookMs);
  // Processes that a supervisor started meanwhile are found by looking again.
  signal([...alive(found), ...orphans(state)], "SIGKILL");
  return found.length;
}

interface Orphan {
  pid: number;
  born: string;
}

function orphans(state: string): Orphan[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 1 && pid !== process.pid && belongs(pid, state))
    .flatMap((pid) => {
      const born = birth(pid);
      return born === null ? [] : [{ pid, born }];
    });
}

function belongs(pid: number, state: string): boolean {
  if (
    read(`/proc/${pid}/environ`)
      .split("\0")
      .some((one) => one.startsWith(`KLOVERBUY_ROOT=${state}/h/`))
  )
    return true;
  if (read(`/proc/${pid}/comm`).trim() !== "nginx") return false;
  const hosts = `${real(state)}/h/`;
  return opened(pid).some((path) => path.startsWith(hosts));
}

/** The kernel names open files by their real path. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function opened(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
  } catch {
    // Gone meanwhile, or another user's.
    return [];
  }
}

const alive = (found: Orphan[]) => found.filter(({ pid, born }) => birth(pid) === born);

function signal(found: Orphan[], name: "SIGTERM" | "SIGKILL"): void {
  for (const { pid } of alive(found)) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended between the look and the signal.
    }
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
