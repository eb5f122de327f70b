import { copyFile, readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import type { SandboxHost } from "../../../../sandbox/fleet/hosts.ts";
import type { LightHost } from "../../../../sandbox/fleet/light.ts";
import { SandboxEnvironment, type Step } from "../../../e2e/place/place.ts";
import { Load } from "../load.ts";

/** What a host serves, and what it would go back to. */
export interface Serving {
  live: string | null;
  committed: string | null;
  pending: string | null;
  /** Of the real host: what lies on its disk. */
  kept?: string[];
}

/**
 * A fleet of three between two rollouts: the canary is a real host under load, the others are light. Every cell begins with all
 * of them on one release and ends with all of them on one.
 */
export class Stand implements AsyncDisposable {
  readonly place: SandboxEnvironment;
  readonly load: Load;
  readonly light: LightHost[];
  readonly ids: string[];
  from: string;
  to: string;

  private constructor(place: SandboxEnvironment, port: number, releases: [from: string, to: string]) {
    this.place = place;
    [this.from, this.to] = releases;
    this.ids = place.sandbox.hosts.map(({ id }) => id);
    this.light = place.sandbox.hosts.flatMap((one) => (one.kind === "light" ? [one.light] : []));
    this.load = new Load(port);
  }

  static async open(): Promise<Stand> {
    const place = await SandboxEnvironment.open({ hosts: 1, light: 2 });
    const [canary] = place.sandbox.hosts;
    if (canary?.kind !== "real") throw new Error("the first host is not a real one");
    const { root, httpPort } = canary.host;
    // The AWS CLI takes most of a second to start, twice a cell.
    await copyFile(join(import.meta.dirname, "../../../shell/lab/aws.sh"), join(root, "bin/aws"));
    const releases: [string, string] = [await place.build("one"), await place.build("two")];
    const stand = new Stand(place, httpPort, releases);
    for (const release of releases.toReversed()) await stand.must("deploy", release);
    return stand;
  }

  /** Whole, on one release, with the other one to bring; a cell that failed may have left it otherwise. */
  async ready(): Promise<void> {
    const serving = await this.serving();
    const [live] = new Set(serving.map((one) => one.live));
    if (live === this.to) [this.from, this.to] = [this.to, this.from];
    if (serving.some((one) => one.live !== this.from || one.pending !== null)) await this.must("deploy", this.from);
  }

  async run(
    action: "deploy" | "rollback",
    release: string,
    env: Record<string, string> = {},
    write?: (line: string) => void,
  ): Promise<Step> {
    const { environment } = this.place.sandbox;
    const usual = { environment, wait: "0", "switch-timeout": "10", "stage-timeout": "10" };
    const inputs =
      action === "deploy" ? { ...usual, release, bake: "0", unmark: "true" } : { ...usual, reason: "slow" };
    const result = await this.place.run(action, inputs, env, undefined, write);
    return { ...result, hosts: JSON.parse(result.outputs.hosts || "[]") };
  }

  async must(action: "deploy" | "rollback", release: string): Promise<void> {
    const { code, log } = await this.run(action, release);
    if (code !== 0) throw new Error(`${action} without a fault ended with ${code}:\n${log}`);
    const wrong = (await this.serving()).filter((one) => one.live !== release || one.pending !== null);
    if (wrong.length > 0) throw new Error(`${action} without a fault left ${JSON.stringify(wrong)}:\n${log}`);
  }

  /** As somebody finds it who looks at the hosts, whatever an action said. */
  serving(): Promise<Serving[]> {
    return Promise.all(this.place.sandbox.hosts.map(look));
  }

  /** The release that users of the real host meet. */
  async met(): Promise<string> {
    const [canary] = this.place.sandbox.hosts;
    const url = canary?.kind === "real" ? canary.url : "";
    const answer = await fetch(`${url}/api/version`, { headers: { connection: "close" } });
    return ((await answer.json()) as { release: string }).release;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.load[Symbol.asyncDispose]();
    await this.place[Symbol.asyncDispose]();
  }
}

async function look(one: SandboxHost): Promise<Serving> {
  if (one.kind === "light") {
    const { live, committed, pending } = one.light.model;
    return { live: live || null, committed: committed || null, pending: pending.release || null };
  }
  const { root } = one.host;
  const [live, text, kept] = await Promise.all([
    readlink(join(root, "srv/kloverbuy/live")),
    readFile(join(root, "var/lib/kloverbuy/state.json"), "utf8"),
    readdir(join(root, "srv/kloverbuy/releases")),
  ]);
  const { committed, pending } = JSON.parse(text);
  return { live: live.replace("releases/", ""), committed, pending: pending?.release ?? null, kept: kept.sort() };
}
