import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Unit } from "./unit-file.ts";

export type ActiveState = "inactive" | "active" | "activating" | "deactivating" | "failed";

/** One running (or resting) unit: started in a process group of its own, restarted as its file says, stopped by signal. */
export class Service {
  readonly unit: Unit;
  state: ActiveState = "inactive";
  result = "success";
  restarts = 0;
  #base: Record<string, string>;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #wanted = false;
  #again: NodeJS.Timeout | undefined;

  /** `base` is the environment below the unit's own: the host's PATH and credentials. */
  constructor(unit: Unit, base: Record<string, string>) {
    this.unit = unit;
    this.#base = base;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Resolves when the process runs; for a oneshot, when it has ended. */
  async start(): Promise<void> {
    if (this.state === "active" || this.state === "activating") return;
    // As systemd does: the process that is being stopped ends first.
    if (this.state === "deactivating") await this.#ended;
    this.#wanted = true;
    this.restarts = 0;
    this.#launch();
    if (this.unit.type === "oneshot") await this.#ended;
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    clearTimeout(this.#again);
    const child = this.#child;
    if (child?.pid === undefined) {
      this.state = "inactive";
      return;
    }
    this.state = "deactivating";
    child.kill(this.unit.killSignal);
    const over = new AbortController();
    const late = pause(this.unit.stopTimeout, "late", { signal: over.signal, ref: false }).catch(() => "ended");
    if ((await Promise.race([this.#ended, late])) === "late") signal(child.pid, "SIGKILL");
    over.abort();
    await this.#ended;
  }

  /** As a power cut: the whole group at once, nothing restarted. */
  async kill(): Promise<void> {
    this.#wanted = false;
    clearTimeout(this.#again);
    if (this.#child?.pid !== undefined) signal(this.#child.pid, "SIGKILL");
    await this.#ended;
  }

  async reload(): Promise<number> {
    const [command, ...rest] = this.unit.reload;
    if (command === undefined || this.state !== "active") return 1;
    const child = spawn(command, rest, { env: this.#environment(), stdio: "ignore" });
    return new Promise((resolve) => {
      child.once("error", () => resolve(1));
      child.once("exit", (code) => resolve(code ?? 1));
    });
  }

  #launch(): void {
    const [command, ...rest] = this.unit.start;
    if (command === undefined) throw new Error(`${this.unit.name} has no ExecStart.`);
    const output = this.unit.output === undefined ? "ignore" : openSync(this.unit.output, "a", 0o640);
    const before = this.unit.umask === undefined ? undefined : process.umask(this.unit.umask);
    const child = spawn(command, rest, {
      env: this.#environment(),
      stdio: ["ignore", output, output],
      detached: true,
      cwd: "/",
    });
    if (before !== undefined) process.umask(before);
    if (typeof output === "number") closeSync(output);
    this.#child = child;
    this.state = this.unit.type === "oneshot" ? "activating" : "active";
    this.#ended = new Promise((resolve) => {
      child.once("error", () => resolve(this.#over(203, null)));
      child.once("exit", (code, name) => resolve(this.#over(code, name)));
    });
  }

  #over(code: number | null, name: NodeJS.Signals | null): void {
    // What the main process left behind in its group goes with it, as systemd's KillMode=mixed has it.
    if (this.#child?.pid !== undefined) signal(this.#child.pid, "SIGKILL");
    this.#child = undefined;
    const good = code === 0 || (!this.#wanted && (name === this.unit.killSignal || code === 143));
    this.result = good ? "success" : name === null ? "exit-code" : "signal";
    const again = this.#wanted && (this.unit.restart === "always" || (this.unit.restart === "on-failure" && !good));
    if (!again) {
      this.state = good ? "inactive" : "failed";
      return;
    }
    this.state = "activating";
    this.#again = setTimeout(() => {
      this.restarts += 1;
      this.#launch();
    }, this.unit.restartDelay).unref();
  }

  #environment(): Record<string, string> {
    const files = this.unit.environmentFiles.flatMap((file) => {
      const path = file.replace(/^-/, "");
      if (file.startsWith("-") && !existsSync(path)) return [];
      return readFileSync(path, "utf8")
        .split("\n")
        .flatMap((line) => {
          const found = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line);
          const value = /^(["'])(.*)\1$/.exec(found?.[2] ?? "")?.[2] ?? found?.[2];
          return found === null ? [] : [[found[1], value] as [string, string]];
        });
    });
    return { ...this.#base, ...this.unit.environment, ...Object.fromEntries(files) };
  }
}

/** To the whole process group; one that is gone already is no error. */
export function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
