import type { ChildProcess } from "node:child_process";

/** Signals a child that was spawned `detached`, and all that it started. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-Number(child.pid), signal);
  } catch {
    // It ended by itself in the meantime, or was never started.
  }
}
