import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { checkout } from "../checkout.ts";
import { birth } from "../fleet/processes.ts";

/** Short, because a host's socket path below it has at most 107 bytes. */
export function stateFolder(): string {
  const hash = createHash("sha256").update(checkout).digest("hex").slice(0, 8);
  return resolve(process.env.KLOVERBUY_SANDBOX ?? join(tmpdir(), `kloverbuy-${hash}`));
}

/** Another daemon, or something else altogether, has this state folder. */
export class StateTaken extends Error {}

/** What a daemon leaves for the CLI to find it. */
export interface Running {
  pid: number;
  /** The kernel's start time of that process: a reused pid is not our daemon. */
  born: string;
  /** Null until the sandbox is up. */
  url: string | null;
  environment: string;
  /** For the shells and actions that use the sandbox. */
  exports: Record<string, string>;
}

export const daemonLog = (state: string) => join(state, "daemon.log");
const file = (state: string) => join(state, "daemon.json");
const starting = { url: null, environment: "", exports: {} };

/** Takes the folder for this process. Throws StateTaken while another process has it. */
export async function claim(state: string): Promise<void> {
  await takeFolder(state);
  try {
    await writeFile(file(state), record(starting), { mode: 0o600, flag: "wx" });
  } catch (cause) {
    throw new StateTaken(`A sandbox daemon has ${state} already: run 'npm run sandbox -- status'.`, { cause });
  }
}

/** Whole or not at all: the CLI may read at any instant. */
export async function announce(state: string, facts: Omit<Running, "pid" | "born">): Promise<void> {
  await writeFile(`${file(state)}.new`, record(facts), { mode: 0o600 });
  await rename(`${file(state)}.new`, file(state));
}

const record = (facts: Omit<Running, "pid" | "born">) =>
  `${JSON.stringify({ pid: process.pid, born: birth(process.pid) ?? "", ...facts }, null, 2)}\n`;

/** `running`, when its daemon lives; `stale` when only a crashed one's remains are there. */
export type Found = { is: "running"; daemon: Running } | { is: "stale" } | { is: "absent" };

export async function find(state: string): Promise<Found> {
  let text: string;
  try {
    text = await readFile(file(state), "utf8");
  } catch {
    return { is: "absent" };
  }
  try {
    const daemon: Running = JSON.parse(text);
    return birth(daemon.pid) === daemon.born ? { is: "running", daemon } : { is: "stale" };
  } catch {
    return { is: "stale" };
  }
}

/** Lets the next daemon have the folder; what else is in it stays. */
export const release = (state: string) => rm(file(state), { force: true });

/** Only a folder with this file in it is ever removed: KLOVERBUY_SANDBOX could name anything. */
const mark = (state: string) => join(state, ".kloverbuy-sandbox");

/** Makes the folder, or takes an empty one or one of a former sandbox. Throws StateTaken for a folder with other things in it. */
export async function takeFolder(state: string): Promise<void> {
  await mkdir(state, { recursive: true, mode: 0o700 });
  if (existsSync(mark(state))) return;
  const others = await readdir(state);
  if (others.length > 0) {
    throw new StateTaken(`${state} has other things in it (${others[0]}): let KLOVERBUY_SANDBOX name an empty folder.`);
  }
  await writeFile(mark(state), "Removed with all that is in this folder when the sandbox ends.\n");
}

/** Does nothing where no sandbox was. */
export async function removeState(state: string): Promise<void> {
  if (existsSync(mark(state))) await rm(state, { recursive: true, force: true });
}
