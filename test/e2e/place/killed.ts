import { spawn } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { readAction } from "../../../sandbox/runner/action-file.ts";
import { parsePairs } from "../../../sandbox/runner/file-commands.ts";
import type { Place } from "./place.ts";

/**
 * Starts a deploy and kills it, as a runner that loses power would, once its n-th command was sent. The answer is what it kept
 * for its post step.
 */
export async function killedAfter(place: Place, command: number, release: string): Promise<Record<string, string>> {
  const bundle = resolve(import.meta.dirname, "../../../dist/deploy/index.js");
  const { sandbox } = place;
  const { defaults } = await readAction("deploy");
  const given = { ...defaults, token: "", bake: "0", environment: sandbox.environment, release, wait: "0" };
  const env = Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
  const kept = join(place.app.folder, "..", `${basename(place.app.folder)}.state`);
  await writeFile(kept, "");
  const all = { PATH: "", ...sandbox.envFor("deploy"), ...env, GITHUB_STATE: kept };
  const child = spawn(process.execPath, [bundle], { env: all, stdio: "ignore" });
  const ended = new Promise<NodeJS.Signals | null>((done) => child.once("exit", (_, signal) => done(signal)));
  const watching = place.afterCommand(command, () => child.kill("SIGKILL"));
  const signal = await ended;
  watching.stop();
  const state = parsePairs(await readFile(kept, "utf8"), "state");
  await rm(kept);
  if (signal !== "SIGKILL") throw new Error(`the deploy ended before command ${command} was sent`);
  return state;
}
