import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readAction } from "../../../sandbox/runner/action-file.ts";
import { parsePairs } from "../../../sandbox/runner/file-commands.ts";
import type { SandboxEnvironment } from "./place.ts";

/** A runner that lost power. */
export interface Killed {
  /** false: it had ended before. */
  hit: boolean;
  /** What it kept for its post step. */
  state: Record<string, string>;
}

/** Starts an action as `runAction` does, and kills it, as a runner that loses power would, when `arm` says so. */
export async function killed(
  place: SandboxEnvironment,
  action: string,
  inputs: Record<string, string>,
  arm: (kill: () => void) => { stop(): void },
): Promise<Killed> {
  const bundle = resolve(import.meta.dirname, `../../../dist/${action}/index.js`);
  const { sandbox } = place;
  const { defaults } = await readAction(action);
  const given = { ...defaults, token: "", bake: "0", environment: sandbox.environment, wait: "0", ...inputs };
  const env = Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
  const folder = await mkdtemp(join(tmpdir(), "kb-killed-"));
  const kept = join(folder, "state");
  await writeFile(kept, "");
  const all = { PATH: "", ...sandbox.envFor(action), ...env, GITHUB_STATE: kept };
  const child = spawn(process.execPath, [bundle], { env: all, stdio: "ignore" });
  const ended = new Promise<NodeJS.Signals | null>((done) => child.once("exit", (_, signal) => done(signal)));
  const watching = arm(() => child.kill("SIGKILL"));
  const signal = await ended;
  watching.stop();
  const state = parsePairs(await readFile(kept, "utf8"), "state");
  await rm(folder, { recursive: true });
  return { hit: signal === "SIGKILL", state };
}

/** The same for a deploy, once its n-th command was sent; the answer is what it kept for its post step. */
export async function killedAfter(
  place: SandboxEnvironment,
  command: number,
  release: string,
): Promise<Record<string, string>> {
  const { hit, state } = await killed(place, "deploy", { release }, (kill) => place.afterCommand(command, kill));
  if (!hit) throw new Error(`the deploy ended before command ${command} was sent`);
  return state;
}
