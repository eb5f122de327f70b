import { existsSync } from "node:fs";
import { cp, readFile, readlink } from "node:fs/promises";
import { ScriptHost } from "../../../shell/lab/lab.ts";
import { publish } from "../../../shell/lab/releases.ts";
import { Load } from "../load.ts";
import { mayMount, mountDisks, unmountDisks } from "./disks.ts";

export const steps = ["status", "stage", "switch", "commit", "revert", "prune"] as const;
export type Step = (typeof steps)[number];

export interface Given {
  release: string;
  rollout: string;
}

/** What `prune` finds to remove: a release that no commit of this host knows. */
const spare = "0000000-000000000000";

/**
 * One real host under load between two operations: it serves and has committed `old`; `other` is warm beside it. Every cell
 * begins and ends here.
 */
export class Bench implements AsyncDisposable {
  readonly lab: ScriptHost;
  readonly load: Load;
  readonly old: string;
  readonly other: string;
  readonly fresh: string;
  #next = 10;

  private constructor(lab: ScriptHost, releases: Record<"old" | "other" | "fresh", string>) {
    this.lab = lab;
    this.old = releases.old;
    this.other = releases.other;
    this.fresh = releases.fresh;
    this.load = new Load(lab.host.httpPort);
  }

  static async open(): Promise<Bench> {
    const disks = { prepare: mountDisks, unprepare: async (root: string) => unmountDisks(root) };
    const lab = await ScriptHost.open(mayMount ? disks : {});
    // It would heal too, in the middle of what is looked at; the cells of the guard start it by hand.
    await lab.sh("systemctl stop kloverbuy-guard.timer");
    const [other, old, fresh] = [
      await publish(lab, { text: "other" }),
      // Short enough to wait for when it is sick; by then it has long been up.
      await publish(lab, { text: "old", config: { health: { timeout: 6, header: "x-release" } } }),
      await publish(lab, { text: "fresh" }),
    ];
    await lab.roll(other, "00000001-0000000a");
    await lab.roll(old, "00000002-0000000a");
    return new Bench(lab, { old, other, fresh });
  }

  rollout(): string {
    return `${String(this.#next++).padStart(8, "0")}-0000000a`;
  }

  /** At its beginning again, wherever a cell that went wrong has left it. */
  async ready(): Promise<void> {
    const { result } = await this.lab.run("status");
    const { live, committed, pending, warm } = result;
    const running = await this.lab.sh(`systemctl is-active kloverbuy@${this.other}.service`);
    const right = live === this.old && committed === this.old && pending === null && warm === this.other;
    if (right && running.code === 0) return;
    await this.must("revert", { rollout: this.rollout() });
    await this.lab.roll(this.other, this.rollout());
    await this.lab.roll(this.old, this.rollout());
  }

  /** Brings the host to where `step` is due, for a release of its own if there is one. */
  async position(step: Step, own?: (bench: Bench) => Promise<string>): Promise<Given> {
    const usual = step === "stage" ? this.fresh : this.other;
    const given = { release: own === undefined ? usual : await own(this), rollout: this.rollout() };
    if (step === "prune") await this.#leaveSpare();
    // `other` is warm, and so as good as staged.
    if (own !== undefined && step !== "stage") await this.must("stage", given);
    if (step === "commit" || step === "revert") await this.must("switch", given);
    return given;
  }

  /** Back from wherever `step` led. */
  async rest(step: Step, given: Given): Promise<void> {
    if (step === "commit") {
      const back = { release: this.old, rollout: this.rollout() };
      for (const operation of ["switch", "commit"]) await this.must(operation, back);
    }
    if (step === "stage" || step === "switch") await this.must("revert", given);
  }

  async must(operation: string, options: Record<string, string> | Given): Promise<void> {
    const { code, stderr } = await this.lab.run(operation, { ...options });
    if (code !== 0) throw new Error(`${operation} without a fault ended with ${code}:\n${stderr}`);
  }

  /** Has the operation's goal been reached? Looks for itself, whatever the operation said. */
  async reached(step: Step, { release }: Given): Promise<boolean> {
    const { live, committed, pending } = await this.truth();
    switch (step) {
      case "status":
        return true;
      case "stage":
        return this.#answers(release);
      case "switch":
        return live === release && (committed === release || pending === release) && (await this.serves(release));
      case "commit":
        return live === release && committed === release && pending === null && (await this.serves(release));
      case "revert":
        return live === this.old && committed === this.old && pending === null && (await this.serves(this.old));
      case "prune":
        return !existsSync(this.#folder(spare));
    }
  }

  /** As a reader of the disk finds it. */
  async truth(): Promise<{ live: string; committed: string; pending: string | null }> {
    const live = (await readlink(this.lab.path("srv/kloverbuy/live"))).replace("releases/", "");
    const { committed, pending } = JSON.parse(await readFile(this.lab.path("var/lib/kloverbuy/state.json"), "utf8"));
    return { live, committed, pending: pending?.release ?? null };
  }

  /** Does the host answer as that release, through Nginx? */
  async serves(release: string): Promise<boolean> {
    const answer = await this.lab.get("/api/version", { headers: { connection: "close" } });
    return answer.status === 200 && ((await answer.json()) as { release: string }).release === release;
  }

  /** Is it up, after a boot? */
  async answering(): Promise<boolean> {
    return await this.lab.get("/api/version", { headers: { connection: "close" } }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /** The process itself, past Nginx. */
  async #answers(release: string): Promise<boolean> {
    const socket = `${this.#folder(release)}/run/app.sock`;
    const { stdout } = await this.lab.sh(`curl -sS --unix-socket ${socket} http://app/api/version`);
    return stdout.includes(`"release":"${release}"`);
  }

  async #leaveSpare(): Promise<void> {
    const filter = (path: string) => !path.endsWith(".sock");
    await cp(this.#folder(this.old), this.#folder(spare), { recursive: true, verbatimSymlinks: true, filter });
  }

  #folder(release: string): string {
    return this.lab.path(`srv/kloverbuy/releases/${release}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.load[Symbol.asyncDispose]();
    await this.lab[Symbol.asyncDispose]();
  }
}
