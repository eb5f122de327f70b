import { spawn } from "node:child_process";
import { accessSync, closeSync, constants, existsSync, openSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { birth, groupOf } from "./processes.ts";
import type { Unit } from "./unit-file.ts";

export type ActiveState = "inactive" | "active" | "activating" | "deactivating" | "failed";

/** One running (or resting) unit: started in a process group of its own, restarted as its file says, stopped by signal. */
export class Service {
  readonly unit: Unit;
  state: ActiveState = "inactive";
  result = "success";
  restarts = 0;
  #base: Record<string, string>;
  /** The main process, which need not be the one that was started (PIDFile), and the process groups that it and its like led. */
  #main = 0;
  #groups = new Set<number>();
  #ended: Promise<void> = Promise.resolve();
  #forked: Promise<void> = Promise.resolve();
  #wanted = false;
  #again: NodeJS.Timeout | undefined;

  /** `base` is the environment below the unit's own: the host's PATH and credentials. */
  constructor(unit: Unit, base: Record<string, string>) {
    this.unit = unit;
    this.#base = base;
  }

  get pid(): number {
    return this.#main;
  }

  /** Resolves when the process runs; of one that forks, when what it started runs; of a oneshot, when it has ended. */
  async start(): Promise<void> {
    if (this.state === "active" || this.state === "activating") return;
    // As systemd does: the process that is being stopped ends first.
    if (this.state === "deactivating") await this.#ended;
    this.#wanted = true;
    this.restarts = 0;
    this.#launch();
    if (this.unit.type === "oneshot") await this.#ended;
    if (this.unit.type === "forking") await Promise.race([this.#forked, this.#ended]);
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    clearTimeout(this.#again);
    if (this.#main === 0) {
      this.state = "inactive";
      return;
    }
    this.state = "deactivating";
    tell(this.#main, this.unit.killSignal);
    const over = new AbortController();
    const late = pause(this.unit.stopTimeout, "late", { signal: over.signal, ref: false }).catch(() => "ended");
    if ((await Promise.race([this.#ended, late])) === "late") this.#killGroups();
    over.abort();
    await this.#ended;
  }

  /** As a power cut: the whole group at once, nothing restarted. */
  async kill(): Promise<void> {
    this.#wanted = false;
    clearTimeout(this.#again);
    this.#killGroups();
    await this.#ended;
  }

  async reload(): Promise<number> {
    const [command, ...rest] = this.unit.reload;
    if (command === undefined || this.state !== "active") return 1;
    const env = this.#environment();
    const child = spawn(found(command, env), rest, { env, stdio: "ignore" });
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
    const env = this.#environment();
    const child = spawn(found(command, env), rest, {
      env,
      stdio: ["ignore", output, output],
      detached: true,
      cwd: "/",
    });
    if (before !== undefined) process.umask(before);
    if (typeof output === "number") closeSync(output);
    this.#main = child.pid ?? 0;
    this.#groups = new Set(child.pid === undefined ? [] : [child.pid]);
    this.state = this.unit.type === "simple" ? "active" : "activating";
    const forked = Promise.withResolvers<void>();
    this.#forked = forked.promise;
    this.#ended = new Promise((resolve) => {
      child.once("error", () => resolve(this.#over(203, null)));
      child.once("exit", async (code, name) => {
        if (code === 0) await this.#follow(forked.resolve);
        resolve(this.#over(code, name));
      });
    });
  }

  /** As systemd does: a main process that ended after another one had put its id into the PID file has handed over to that. */
  async #follow(forked: () => void): Promise<void> {
    const { pidFile, type } = this.unit;
    const until = Date.now() + (type === "forking" ? startMs : 0);
    for (;;) {
      const heir = pidFile === undefined ? 0 : numberIn(pidFile);
      const born = heir === this.#main ? null : birth(heir);
      if (born === null) {
        // What forks may end before the process that stays has written its id.
        if (this.state !== "activating" || Date.now() > until) return;
        await pause(5);
        continue;
      }
      this.#main = heir;
      if (this.state === "activating") this.state = "active";
      forked();
      // It may lead a group of its own only after it has written its id.
      for (; birth(heir) === born; await pause(lookMs)) this.#groups.add(groupOf(heir));
    }
  }

  #killGroups(): void {
    for (const group of this.#groups.add(groupOf(this.#main))) if (group > 0) signal(group, "SIGKILL");
  }

  #over(code: number | null, name: NodeJS.Signals | null): void {
    // What the main process left behind in its group goes with it, as systemd's KillMode=mixed has it.
    this.#killGroups();
    this.#main = 0;
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

const lookMs = 50;
const startMs = 5_000;

function numberIn(file: string): number {
  try {
    return Number(readFileSync(file, "utf8")) || 0;
  } catch {
    return 0;
  }
}

/** The program with its folder, as systemd names it to the process itself: Nginx executes its own name again to be replaced. */
function found(command: string, { PATH = "" }: Record<string, string>): string {
  if (command.includes("/")) return command;
  const files = PATH.split(delimiter).map((folder) => join(folder, command));
  return files.find((file) => executable(file)) ?? command;
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function tell(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
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
