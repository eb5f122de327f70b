import type { Command } from "../../../actions/lib/fleet/fleet.ts";
import type { HostResult, Operation, Traffic } from "../../../schema/host-result.ts";

type Release = string | null;
type Verdict = Pick<HostResult, "outcome" | "error">;

const done: Verdict = { outcome: "done", error: null };
const unchanged: Verdict = { outcome: "unchanged", error: null };
const problem = (outcome: "failed" | "refused", step: string): Verdict => ({
  outcome,
  error: { step, message: `${step} went wrong`, cure: `mend ${step}` },
});

/** A host in memory that keeps the contract of release.sh: idempotent operations, one fence, a switch that can be undone. */
export class MemoryHost {
  readonly id: string;
  live: Release = null;
  committed: Release = null;
  pending: Release = null;
  warm: Release = null;
  /** The warm release's process has died. */
  cold = false;
  fence = 0;
  staged = new Set<string>();
  /** What its status warns of; undefined: it runs scripts of before hosts did. */
  warnings: string[] | undefined = [];
  /** Operations that fail here. */
  broken = new Set<Operation>();
  /** Bytes free on its disk, if it tells. */
  disk: number | null = null;
  /** Milliseconds of its steps. */
  timings: Record<string, number> = { work: 5 };
  /** What its users met, by the release that it serves. */
  traffic = new Map<string, Omit<Traffic, "seconds">>();
  /** Everything that was asked of it, in order. */
  asked: { operation: Operation; release: Release; hook: boolean }[] = [];

  constructor(id: string, serves: Release = null) {
    this.id = id;
    this.live = serves;
    this.committed = serves;
  }

  get state() {
    const { live, committed, pending, warm } = this;
    return { live, committed, pending, warm, staged: [...this.staged].sort() };
  }

  run(command: Command): HostResult {
    const release = "release" in command ? command.release : null;
    this.asked.push({ operation: command.operation, release, hook: "hook" in command && command.hook });
    const verdict = this.#verdict(command);
    const { id: host, live, committed, pending, warm, fence } = this;
    const left = { timings_ms: this.timings, disk_free_bytes: this.disk };
    const base = { schema: 1, host, operation: command.operation, ...left } as const;
    const told = { ...base, ...verdict, release, live, committed, pending, warm, fence };
    if (command.operation === "status" && this.warnings !== undefined) {
      return { ...told, versions: { nginx: "1.30.6", node: "v24.0.0" }, warnings: this.warnings };
    }
    return command.operation === "measure" && verdict === done ? { ...told, traffic: this.#met(command.window) } : told;
  }

  #met(seconds: number): Traffic {
    return { seconds, ...(this.traffic.get(this.live ?? "") ?? { requests: 0, errors: 0, latency: [] }) };
  }

  #verdict(command: Command): Verdict {
    if (command.operation === "status" || command.operation === "measure") {
      return this.broken.has(command.operation) ? problem("failed", command.operation) : done;
    }
    if (command.fence < this.fence) return problem("refused", "fence");
    this.fence = command.fence;
    if (this.broken.has(command.operation)) return problem("failed", command.operation);
    return this[command.operation](command.release);
  }

  stage(release: string): Verdict {
    const warm = this.warm === release && !this.cold;
    if (this.live === release || warm || this.staged.has(release)) return unchanged;
    this.staged.add(release);
    return done;
  }

  switch(release: string): Verdict {
    if (this.live === release) return unchanged;
    if (!this.staged.delete(release) && (this.warm !== release || this.cold)) return problem("refused", "state");
    this.live = release;
    this.pending = release;
    return done;
  }

  commit(release: string): Verdict {
    if (this.committed === release && this.pending === null) return unchanged;
    if (this.live !== release) return problem("failed", "not live");
    if (this.committed !== release) this.warm = this.committed;
    this.committed = release;
    this.pending = null;
    return done;
  }

  revert(release: string): Verdict {
    if (this.pending === null) return this.staged.delete(release) ? done : unchanged;
    this.live = this.committed;
    this.pending = null;
    return done;
  }

  prune(): Verdict {
    return unchanged;
  }
}
