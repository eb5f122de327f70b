import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { checkout } from "../checkout.ts";
import { endOrphans } from "../fleet/processes.ts";
import type { DaemonOptions } from "../lifecycle/daemon.ts";
import { daemonLog, find, removeState, stateFolder, takeFolder } from "../lifecycle/state.ts";
import { connect } from "./client.ts";
import { exportLines } from "./exports.ts";
import { read, UsageError, type Verb, whole } from "./verb.ts";

const lookMs = 100;
const mostSeconds = 180;

export const up: Verb = {
  help: `npm run sandbox -- up [--hosts N] [--light N] [--environment NAME] [--port P]

Starts the local AWS and its hosts in the background, and prints the lines to export and the hosts' URLs. A shell that exports
them is the operator, who looks and changes nothing; 'as' prints another role's.
  --hosts N           real hosts: Nginx, scripts, app processes (default 3)
  --light N           light hosts, which only answer the documents (default 0)
  --environment NAME  one that the stacks declare (default: their first)
  --stacks FOLDER     the synthesized stacks (default: synthesized afresh)
  --port P            of the AWS endpoint (default: a free one)
The hosts' Nginx is the system's, or with KLOVERBUY_NGINX=newest the newest that hosts can get.
State is in $KLOVERBUY_SANDBOX, or in a folder of its own below the system's temporary one.`,

  async run(args) {
    const text = { type: "string" } as const;
    const { values } = read(args, { hosts: text, light: text, environment: text, port: text, stacks: text });
    const state = stateFolder();
    const options: DaemonOptions = {
      state,
      hosts: whole("hosts", values.hosts, 0, 50) ?? 3,
      light: whole("light", values.light, 0, 500) ?? 0,
      port: whole("port", values.port, 0, 65_535) ?? 0,
      ...(values.environment === undefined ? {} : { environment: values.environment }),
      ...(values.stacks === undefined ? {} : { stacks: resolve(process.env.INIT_CWD ?? ".", values.stacks) }),
    };
    const found = await find(state);
    if (found.is === "running" && found.daemon.url !== null) {
      console.error(`The sandbox is already up (process ${found.daemon.pid}); 'npm run sandbox -- down' ends it.`);
    } else {
      if (found.is === "stale") await sweep(state);
      await start(state, found.is === "running" ? found.daemon.pid : await launch(options));
    }
    await show();
    return 0;
  },
};

/** A daemon that crashed leaves its hosts' processes and its folder. */
export async function sweep(state: string): Promise<void> {
  const ended = await endOrphans(state);
  await removeState(state);
  console.error(`Cleaned up after a sandbox that had crashed: ${ended} processes ended, ${state} removed.`);
}

async function launch(options: DaemonOptions): Promise<number> {
  await takeFolder(options.state);
  const log = openSync(daemonLog(options.state), "w");
  const daemon = spawn(process.execPath, [join(checkout, "sandbox/lifecycle/daemon.ts"), JSON.stringify(options)], {
    cwd: checkout,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  daemon.unref();
  if (daemon.pid === undefined) throw new Error("The daemon could not be started: Node gave it no process.");
  return daemon.pid;
}

/** Prints the daemon's log as it grows until it says that it is up. */
async function start(state: string, pid: number): Promise<void> {
  let shown = 0;
  const follow = async () => {
    const log = await readFile(daemonLog(state), "utf8").catch(() => "");
    process.stderr.write(log.slice(shown));
    shown = log.length;
  };
  for (let waited = 0; waited < mostSeconds * 1000; waited += lookMs) {
    await pause(lookMs);
    const found = await find(state);
    await follow();
    if (found.is === "running" && found.daemon.url !== null) return;
    if (!lives(pid))
      throw new UsageError(`The sandbox did not start; what it said stands above and in ${daemonLog(state)}.`);
  }
  throw new Error(
    `The sandbox is not up after ${mostSeconds} s: read ${daemonLog(state)}, then run 'npm run sandbox -- down'.`,
  );
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function show(): Promise<void> {
  const { daemon, status } = await connect();
  const { hosts } = await status();
  for (const line of exportLines(daemon.exports)) console.log(line);
  for (const host of hosts) if (host.url !== null) console.log(`# host ${host.id} ${host.url}`);
  const light = hosts.filter((host) => host.kind === "light").length;
  if (light > 0) console.log(`# ${light} light hosts`);
}
