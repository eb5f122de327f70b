import type { Sandbox } from "../sandbox/lifecycle/start.ts";
import { runAction } from "../sandbox/runner/run-action.ts";
import type { HostReport } from "../schema/outputs.ts";
import type { Change, Shop } from "./shop.ts";
import type { Show } from "./terminal.ts";

/** The build or a deploy ended in a way that the demo cannot go on from. */
export class StepBroke extends Error {}

export interface Built {
  id: string;
  files: number;
  bytes: number;
  reused: boolean;
  ms: number;
}

export interface Rolled {
  id: string;
  outcome: string;
  code: number;
  started: number;
  ended: number;
  hosts: HostReport[];
  /** The one sentence of a deploy that did not succeed. */
  reason: string | null;
}

export interface Stage {
  sandbox: Sandbox;
  shop: Shop;
  show: Show;
  signal: AbortSignal;
}

/** Builds the shop as it is now with the shipped build action. Rejects with StepBroke and the action's log. */
export async function build({ sandbox, shop, show, signal }: Stage): Promise<Built> {
  const started = Date.now();
  const { code, outputs, log } = await runAction({
    action: "build",
    inputs: { environment: sandbox.environment },
    env: sandbox.envFor("build"),
    workspace: shop.folder,
    write: () => undefined,
    signal,
  });
  signal.throwIfAborted();
  const { release: id = "", files, bytes, reused } = outputs;
  if (code !== 0) throw new StepBroke(`The build of the shop ended with ${code}:\n${log}`);
  const built = { id, files: Number(files), bytes: Number(bytes), reused: reused === "true", ms: Date.now() - started };
  show.line(`built ${id}: ${files} files, ${Math.round(built.bytes / 1024)} KiB packed, in ${seconds(built.ms)}`);
  return built;
}

/** Changes the shop and builds it, the way a merge to main does. */
export async function merge(stage: Stage, change: Change): Promise<Built> {
  await stage.shop.change(change);
  return build(stage);
}

/** Rolls a release out with the shipped deploy action, its log told as it comes. */
export async function deploy({ sandbox, shop, show, signal }: Stage, release: string): Promise<Rolled> {
  const started = Date.now();
  const { code, outputs, annotations } = await runAction({
    action: "deploy",
    // What is measured here is the switch: users are not watched between the waves.
    inputs: { environment: sandbox.environment, release, bake: "0" },
    env: sandbox.envFor("deploy"),
    workspace: shop.folder,
    write: (line) => show.log(line),
    signal,
  });
  signal.throwIfAborted();
  const { outcome = "none", hosts = "" } = outputs;
  const reason = annotations.find(({ level }) => level === "error")?.message ?? null;
  const reports: HostReport[] = hosts === "" ? [] : JSON.parse(hosts);
  return { id: release, outcome, code, started, ended: Date.now(), hosts: reports, reason };
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
