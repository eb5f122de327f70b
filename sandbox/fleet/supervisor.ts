import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, rm, symlink } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { Service } from "./service.ts";
import { parseUnit, UnitError } from "./unit-file.ts";

interface Answer {
  code: number;
  stdout?: string;
  stderr?: string;
}

/**
 * A small systemd for one sandbox host: reads the real unit files under R/etc/systemd/system and answers the `systemctl` of
 * docs/architecture.md over a Unix socket. Users and hardening of a unit are left out: a sandbox host has one user.
 */
export class Supervisor {
  readonly socket: string;
  #units: string;
  #wanted: string;
  #base: Record<string, string>;
  #services = new Map<string, Service>();
  #timers = new Map<string, NodeJS.Timeout>();
  #server: Server | undefined;

  constructor(root: string, base: Record<string, string>) {
    this.socket = join(root, "run", "systemctl.sock");
    this.#units = join(root, "etc/systemd/system");
    this.#wanted = join(this.#units, "multi-user.target.wants");
    this.#base = base;
  }

  async listen(): Promise<void> {
    await mkdir(this.#wanted, { recursive: true });
    await rm(this.socket, { force: true });
    const server = createServer((request, response) => {
      const given = new URL(request.url ?? "/", "http://host").searchParams.getAll("a");
      this.systemctl(given).then(
        ({ code, stdout = "", stderr = "" }) => {
          response.end(`${code}\n${code === 0 || stderr === "" ? stdout : stderr}`);
        },
        (error: unknown) => {
          response.end(`1\n${error instanceof Error ? error.message : String(error)}\n`);
        },
      );
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.socket, resolve);
    });
  }

  async systemctl(given: string[]): Promise<Answer> {
    const options = given.filter((word) => word.startsWith("-"));
    const [verb = "", ...names] = given.filter((word) => !word.startsWith("-"));
    if (verb === "daemon-reload") return { code: 0 };
    if (verb === "list-units") return { code: 0, stdout: this.#list() };
    if (verb === "show") return this.#show(given);
    const [name] = names;
    if (name === undefined || names.length > 1) return unknown(given);
    switch (verb) {
      case "start":
      case "restart":
      case "stop":
        return this.#run(verb, name, options.includes("--no-block"));
      case "reload": {
        const code = await this.#service(name).reload();
        return { code, stderr: `Job for ${name} failed.\n` };
      }
      case "enable":
        await symlink(this.#file(name), join(this.#wanted, name)).catch(ignoreExisting);
        return { code: 0, stdout: `Created symlink ${join(this.#wanted, name)}.\n` };
      case "disable":
        await rm(join(this.#wanted, name), { force: true });
        return { code: 0, stdout: `Removed ${join(this.#wanted, name)}.\n` };
      case "is-active": {
        const state = this.#services.get(name)?.state ?? "inactive";
        return { code: state === "active" ? 0 : 3, stdout: `${state}\n` };
      }
      case "is-enabled": {
        const enabled = existsSync(join(this.#wanted, name));
        return { code: enabled ? 0 : 1, stdout: enabled ? "enabled\n" : "disabled\n" };
      }
      case "reset-failed":
        return this.#resetFailed(name);
      default:
        return unknown(given);
    }
  }

  /** Starts what is enabled, as a boot does. */
  async boot(): Promise<void> {
    for (const name of await readdir(this.#wanted)) await this.#run("start", name, true);
  }

  /** Ends every process at once, as a power cut does. */
  async killAll(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    await Promise.all([...this.#services.values()].map((one) => one.kill()));
    this.#services.clear();
  }

  async close(): Promise<void> {
    await this.killAll();
    this.#server?.closeAllConnections();
    await new Promise((resolve) => (this.#server === undefined ? resolve(undefined) : this.#server.close(resolve)));
  }

  async #run(verb: "start" | "restart" | "stop", name: string, noBlock: boolean): Promise<Answer> {
    // As systemd does: what failed stays so until it is started again or reset.
    if (verb === "stop" && this.#services.get(name)?.state === "failed") return { code: 0 };
    const service = this.#service(name);
    if (service.unit.type === "timer") return this.#timer(verb, service);
    const work = async () => {
      if (verb !== "start") await service.stop();
      if (verb !== "stop") await service.start();
    };
    if (noBlock) void work();
    else await work();
    return service.unit.type === "oneshot" && !noBlock && service.state === "failed"
      ? { code: 1, stderr: `Job for ${name} failed.\n` }
      : { code: 0 };
  }

  #timer(verb: string, timer: Service): Answer {
    const { name, onBoot, onActive } = timer.unit;
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
    timer.state = verb === "stop" ? "inactive" : "active";
    if (verb === "stop") return { code: 0 };
    const due = async () => {
      await this.#service(name.replace(/\.timer$/, ".service")).start();
      if (this.#timers.has(name)) this.#timers.set(name, setTimeout(due, onActive).unref());
    };
    this.#timers.set(name, setTimeout(due, onBoot).unref());
    return { code: 0 };
  }

  #resetFailed(name: string): Answer {
    const service = this.#services.get(name);
    if (service === undefined) return { code: 1, stderr: `Unit ${name} not loaded.\n` };
    if (service.state === "failed") service.state = "inactive";
    service.restarts = 0;
    return { code: 0 };
  }

  #list(): string {
    return [...this.#services.values()]
      .filter(({ unit }) => unit.name.startsWith("kloverbuy@"))
      .map(
        ({ unit, state }) => `${unit.name} loaded ${state} ${state === "active" ? "running" : "dead"} ${unit.name}\n`,
      )
      .join("");
  }

  #show(given: string[]): Answer {
    const name = given.at(-1) ?? "";
    const property = given[given.indexOf("-p") + 1] ?? "";
    const service = this.#services.get(name);
    const values: Record<string, string | number> = {
      MainPID: service?.pid ?? 0,
      NRestarts: service?.restarts ?? 0,
      ActiveState: service?.state ?? "inactive",
      Result: service?.result ?? "success",
    };
    const value = values[property];
    return value === undefined ? unknown(given) : { code: 0, stdout: `${value}\n` };
  }

  #service(name: string): Service {
    const known = this.#services.get(name);
    if (known !== undefined && known.state !== "inactive" && known.state !== "failed") return known;
    const instance = /@(.*)\.service$/.exec(name)?.[1] ?? "";
    const service = new Service(parseUnit(name, readFileSync(this.#file(name), "utf8"), instance), this.#base);
    this.#services.set(name, service);
    return service;
  }

  #file(name: string): string {
    const file = join(this.#units, name.replace(/@.*\./, "@."));
    if (!/^[A-Za-z0-9@.-]+$/.test(name) || !existsSync(file)) throw new UnitError(`Unit ${name} not found.`);
    return file;
  }
}

const unknown = (given: string[]): Answer => ({
  code: 64,
  stderr: `systemctl ${given.join(" ")}: not in the sandbox's set, see docs/architecture.md\n`,
});

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
