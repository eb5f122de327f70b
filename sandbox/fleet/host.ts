import { randomUUID } from "node:crypto";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { execute, type ScriptResult } from "./execute.ts";
import { isTested, nginxVersion } from "./nginx.ts";
import { type PortRange, takePortRange } from "./port-range.ts";
import { signal as signalGroup } from "./service.ts";
import { Supervisor } from "./supervisor.ts";

/** What a host is to the rest of the sandbox. `createHost` prepares it with the real bootstrap.sh. */
export interface HostOptions {
  /** Instance id, `i-` and 17 hex digits. */
  id: string;
  /** Root prefix R; keep it short, a socket path has at most 107 bytes. */
  root: string;
  httpPort: number;
  environment: string;
  bucket: string;
  region: string;
  /** What the SSM agent's processes see beside PATH: credentials, AWS_ENDPOINT_URL. */
  agentEnvironment: Record<string, string>;
  /** A folder with another `nginx` than this process finds. */
  nginx?: string | undefined;
}

export type { ScriptResult };

export interface Host {
  readonly id: string;
  readonly root: string;
  readonly httpPort: number;
  /**
   * Runs a script file's text as the SSM agent does: own process group, the host's PATH, R as KLOVERBUY_ROOT. When `signal`
   * aborts (step timeout, CancelCommand) the whole group gets SIGKILL and what it printed so far is the result, code 137.
   */
  run(script: string, environment: Record<string, string>, signal?: AbortSignal): Promise<ScriptResult>;
  /** Kills every process of the host at once, then starts the enabled units and Nginx. */
  reboot(): Promise<void>;
  /** Ends everything that runs on the host, by process id. */
  close(): Promise<void>;
}

const shell = join(import.meta.dirname, "../../shell");
/**
 * A file that this process wrote cannot be executed safely: any process it forks at that moment holds the file open for
 * writing until its own exec ("Text file busy"). A copy that a child makes was never open here.
 */
const runCopy = 'cp -- "$1" "$2" && chmod 700 "$2" && exec "$2"';

/** Makes a host below `root` with the real bootstrap.sh. Nothing is left running when it rejects. */
export async function createHost(options: HostOptions): Promise<Host> {
  const { id, root, httpPort, agentEnvironment, nginx } = options;
  const folders = [join(root, "bin"), nginx, dirname(process.execPath), process.env.PATH, "/usr/sbin", "/sbin"];
  const base = {
    PATH: folders.filter((one) => one !== undefined).join(delimiter),
    HOME: root,
    LANG: "C.UTF-8",
    KLOVERBUY_ROOT: root,
    ...agentEnvironment,
  };
  const supervisor = new Supervisor(root, base);
  const ports = await takePortRange();
  const running = new Set<number>();

  async function run(script: string, environment: Record<string, string>, signal?: AbortSignal): Promise<ScriptResult> {
    const folder = join(root, "var/lib/amazon/ssm", randomUUID());
    await mkdir(folder, { recursive: true });
    const text = join(folder, "script");
    await writeFile(text, script);
    try {
      return await execute(
        ["sh", "-c", runCopy, "sh", text, `${text}.sh`],
        { ...base, ...environment },
        running,
        signal,
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async function killScripts(): Promise<void> {
    for (const group of running) signalGroup(group, "SIGKILL");
    while (running.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  const host: Host = {
    id,
    root,
    httpPort,
    run,
    async reboot() {
      await killScripts();
      await supervisor.killAll();
      await supervisor.boot();
    },
    async close() {
      await killScripts();
      await supervisor.close();
      await ports[Symbol.asyncDispose]();
    },
  };
  try {
    await furnish(root);
    await supervisor.listen();
    await bootstrap(options, ports, base, running);
  } catch (error) {
    await host.close();
    throw error;
  }
  return host;
}

type HostEnvironment = Record<string, string> & { PATH: string };

/** What a real host has before bootstrap.sh comes: systemctl, the nginx package's unit. */
async function furnish(root: string): Promise<void> {
  for (const folder of ["bin", "run", "etc/systemd/system"]) await mkdir(join(root, folder), { recursive: true });
  await copyFile(join(import.meta.dirname, "systemctl.sh"), join(root, "bin/systemctl"));
  const unit = await readFile(join(import.meta.dirname, "nginx.service"), "utf8");
  await writeFile(join(root, "etc/systemd/system/nginx.service"), unit.replaceAll("@ROOT@", root));
}

async function bootstrap(
  options: HostOptions,
  ports: PortRange,
  base: HostEnvironment,
  running: Set<number>,
): Promise<void> {
  const { id, httpPort, environment, bucket, region } = options;
  const me = userInfo().username;
  const version = nginxVersion(base.PATH);
  // A suite runs on whatever is newest, to tell what it would do to hosts.
  const accepted = isTested(version) ? {} : { "accept-nginx": version };
  const users = { "nginx-user": me, "app-user": me };
  const own = { environment, bucket, region, host: id, port: String(httpPort), ports: ports.text };
  const given = { ...own, ...users, ...accepted };
  const words = Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);
  const { code, stderr } = await execute([join(shell, "bootstrap.sh"), "configure", ...words], base, running);
  if (code !== 0) throw new Error(`bootstrap.sh ended with ${code} on the sandbox host ${id}: ${stderr.trim()}`);
}
