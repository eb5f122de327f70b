import type { HostResult, Operation } from "../../schema/host-result.ts";
import { type HostOrder, readOrder, type Words } from "./host-order.ts";

/*
 * The one model of release.sh: what it keeps, and what each operation does to that, without a process, a disk or an Nginx.
 * Light hosts and the unit suites are made of it; test/contract/host holds it against the script, sentence by sentence.
 * What only a manifest or a machine can tell stays out: hooks, two releases of one second, space, Nginx's version.
 */

export type Verdict = Pick<HostResult, "outcome" | "error">;

const done: Verdict = { outcome: "done", error: null };
const unchanged: Verdict = { outcome: "unchanged", error: null };
const refused = (step: string, message: string, cure: string): Verdict => ({
  outcome: "refused",
  error: { step, message, cure },
});
const failed = (step: string, message: string, cure: string): Verdict => ({
  outcome: "failed",
  error: { step, message, cure },
});
const orNull = (release: string): string | null => (release === "" ? null : release);

export type Usable = Exclude<HostOrder, { fault: string }>;

export interface HostModelOptions {
  id: string;
  environment: string;
  /** Is this release's manifest in the bucket? Only stage asks. */
  published?: (release: string) => boolean;
  /** `retention` of the committed release's manifest. */
  retention?: number;
}

export class HostModel {
  readonly id: string;
  readonly environment: string;
  readonly published: (release: string) => boolean;
  retention: number;
  /** The symlink. As in the script, an empty id is none. */
  live = "";
  /** state.json */
  committed = "";
  previous = "";
  warm = "";
  pending = { release: "", rollout: "", deadline: 0 };
  history: string[] = [];
  fence = 0;
  /** The mark of what a rollout brought here last, and whether it was new on this host. */
  staged: { rollout: string; release: string; kind: "new" | "kept" } | undefined;
  /** Releases whose folder is complete, and those whose process runs. */
  readonly installed = new Set<string>();
  readonly running = new Set<string>();
  /** Releases whose app is not healthy. */
  readonly sick = new Set<string>();
  /** Operations that fail, as they do on a host with a broken disk. */
  readonly failing = new Set<Operation>();

  constructor({ id, environment, published = () => true, retention = 5 }: HostModelOptions) {
    this.id = id;
    this.environment = environment;
    this.published = published;
    this.retention = retention;
  }

  /** One run of the script; its parameters are words, as the document hands them over. */
  run(words: Words): HostResult {
    const order = readOrder(words, this.environment);
    const verdict = "fault" in order ? refused("options", order.fault, order.cure) : this.#answer(order);
    return {
      schema: 1,
      host: this.id,
      operation: order.operation,
      ...verdict,
      release: orNull(order.release),
      live: orNull(this.live),
      committed: orNull(this.committed),
      pending: orNull(this.pending.release),
      warm: orNull(this.warm),
      fence: this.fence,
      timings_ms: {},
    };
  }

  #answer(order: Usable): Verdict {
    const { operation, fence } = order;
    const reads = operation === "status" || operation === "measure";
    if (!reads && fence < this.fence) {
      return refused(
        "fence",
        `the rollout's fence ${fence} is older than ${this.fence}`,
        "let the newer rollout finish",
      );
    }
    // Seen is seen, whatever becomes of the operation.
    if (!reads) this.fence = fence;
    if (this.failing.has(operation)) return failed(operation, `${operation} went wrong`, `mend ${operation}`);
    return this.carryOut(order);
  }

  protected carryOut({ operation, release, rollout, deadline }: Usable): Verdict {
    switch (operation) {
      case "status":
      case "measure":
        return unchanged;
      case "stage":
        return this.#stage(release, rollout);
      case "switch":
        return this.#switch(release, rollout, deadline);
      case "commit":
        return this.#commit(release);
      case "revert":
        return this.#revert(rollout);
      case "prune":
        return this.#prune();
    }
  }

  #stage(release: string, rollout: string): Verdict {
    if (this.live === release && this.running.has(release)) return this.#unwell(release) ?? unchanged;
    if (this.staged?.release !== release) this.#dropStaged();
    const fresh = !this.installed.has(release);
    const stillNew = this.staged?.release === release && this.staged.kind === "new";
    this.staged = { rollout, release, kind: fresh || stillNew ? "new" : "kept" };
    if (fresh && !this.published(release)) {
      this.#drop(release);
      return failed("manifest", `release.json of ${release} is not in the bucket`, "build the release again");
    }
    this.installed.add(release);
    const ran = this.running.has(release);
    this.running.add(release);
    const sick = this.#unwell(release);
    if (sick !== undefined) {
      if (!ran) this.running.delete(release);
      if (fresh) this.#drop(release);
    }
    return sick ?? (ran ? unchanged : done);
  }

  #switch(release: string, rollout: string, deadline: number): Verdict {
    const made = this.live === release && (this.pending.release === release || this.committed === release);
    if (!made) {
      if (!this.installed.has(release)) return refused("state", `${release} is not on this host`, "stage it first");
      if (!this.running.has(release)) return refused("state", `${release} is not running here`, "stage it first");
      const sick = this.#unwell(release);
      if (sick !== undefined) return sick;
    }
    const mine = { release, rollout, deadline };
    const before = this.pending;
    // A later rollout of the same release takes the pending switch over, with its own deadline.
    const same = before.release === release && before.rollout === rollout && before.deadline === deadline;
    const noted = this.committed !== release && !same;
    if (noted) this.pending = mine;
    this.live = release;
    return made && !noted ? unchanged : done;
  }

  #commit(release: string): Verdict {
    if (this.live !== release) return refused("state", `${release} is not live here`, "switch it first");
    const settled = this.committed === release && this.pending.release === "";
    if (this.committed !== release) {
      this.previous = this.committed;
      this.warm = this.committed;
      this.history.push(release);
    }
    this.committed = release;
    this.#settle();
    return this.#restOthers() || !settled ? done : unchanged;
  }

  /** Its release is not looked at: it goes back to what is committed, and drops what this rollout brought. */
  #revert(rollout: string): Verdict {
    let changed = false;
    if (this.live !== this.committed || this.pending.release !== "") {
      if (this.committed !== "") {
        this.running.add(this.committed);
        const sick = this.#unwell(this.committed);
        if (sick !== undefined) return sick;
      }
      this.live = this.committed;
      this.#settle();
      this.#restOthers();
      changed = true;
    }
    const dropped = this.staged?.rollout === rollout && this.#dropStaged();
    return changed || dropped ? done : unchanged;
  }

  #prune(): Verdict {
    if (this.committed === "") return unchanged;
    const { committed, previous, warm, live, pending, history, retention } = this;
    const kept = [committed, previous, warm, pending.release, live, ...history.slice(-retention)];
    const spare = [...this.installed].filter((one) => !kept.includes(one));
    for (const one of spare) this.#remove(one);
    return spare.length > 0 ? done : unchanged;
  }

  #settle(): void {
    this.pending = { release: "", rollout: "", deadline: 0 };
  }

  /** Beside the committed release only the warm one runs. True when another one did. */
  #restOthers(): boolean {
    const others = [...this.running].filter((one) => one !== this.committed && one !== this.warm);
    for (const one of others) this.running.delete(one);
    return others.length > 0;
  }

  #unwell(release: string): Verdict | undefined {
    if (!this.sick.has(release)) return undefined;
    return failed("health", `${release} is not healthy`, "read the app's log");
  }

  /** What the mark names goes, unless this host serves it or may go back to it. */
  #dropStaged(): boolean {
    if (this.staged === undefined) return false;
    const { release, kind } = this.staged;
    if ([this.committed, this.warm, this.previous, this.pending.release, this.live].includes(release)) return false;
    if (kind === "new") this.#drop(release);
    this.running.delete(release);
    this.staged = undefined;
    return true;
  }

  #drop(release: string): void {
    this.#remove(release);
    this.staged = undefined;
  }

  #remove(release: string): void {
    this.running.delete(release);
    this.installed.delete(release);
  }
}
