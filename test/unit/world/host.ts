import type { Command } from "../../../actions/lib/fleet/fleet.ts";
import { HostModel, type HostModelOptions, type Usable, type Verdict } from "../../../sandbox/fleet/host-model.ts";
import type { HostResult, Operation, Traffic } from "../../../schema/host-result.ts";

type Release = string | null;
const orNull = (release: string): Release => (release === "" ? null : release);

/** What a host does in place of an operation, when a test wants one that lies. */
type Instead = Partial<Record<Operation, (release: string) => Verdict>>;

class Model extends HostModel {
  readonly instead: Instead = {};

  protected override carryOut(order: Usable): Verdict {
    return this.instead[order.operation]?.(order.release) ?? super.carryOut(order);
  }
}

/** A host in memory: the model of release.sh, and what tests say of the machine around it. */
export class MemoryHost {
  readonly model: Model;
  /** What its status warns of; undefined: it runs scripts of before hosts did. */
  warnings: string[] | undefined = [];
  /** Bytes free on its disk, if it tells. */
  disk: number | null = null;
  /** Milliseconds of its steps. */
  timings: Record<string, number> = { work: 5 };
  /** What its users met, by the release that it serves. */
  traffic = new Map<string, Omit<Traffic, "seconds">>();
  /** Everything that was asked of it, in order. */
  asked: { operation: Operation; release: Release; hook: boolean }[] = [];

  constructor(id: string, serves: Release = null, options: Partial<HostModelOptions> = {}) {
    this.model = new Model({ id, environment: "production", ...options });
    if (serves === null) return;
    this.model.live = serves;
    this.model.committed = serves;
    this.model.history.push(serves);
    this.bring(serves);
  }

  get id(): string {
    return this.model.id;
  }

  get instead(): Instead {
    return this.model.instead;
  }

  get live(): Release {
    return orNull(this.model.live);
  }

  set live(release: Release) {
    this.model.live = release ?? "";
  }

  set committed(release: Release) {
    this.model.committed = release ?? "";
  }

  set pending(release: Release) {
    this.model.pending = { release: release ?? "", rollout: "00000000-00000000", deadline: 0 };
  }

  set warm(release: Release) {
    this.model.warm = release ?? "";
  }

  /** Operations that fail here. */
  get broken(): Set<Operation> {
    return this.model.failing;
  }

  get fence(): number {
    return this.model.fence;
  }

  set fence(fence: number) {
    this.model.fence = fence;
  }

  /** A release that is there and runs, staged by any rollout. */
  bring(release: string): void {
    this.model.installed.add(release);
    this.model.running.add(release);
  }

  /** The warm release's process has died. */
  cool(): void {
    this.model.running.delete(this.model.warm);
  }

  /** It keeps no former release, as one that was born after the last rollout. */
  forget(): void {
    this.model.running.delete(this.model.warm);
    this.model.installed.delete(this.model.warm);
    this.model.warm = "";
    this.model.previous = "";
  }

  /** Releases that run and neither serve nor did. */
  get staged(): Set<string> {
    const { running, live, committed, warm } = this.model;
    return new Set([...running].filter((one) => ![live, committed, warm].includes(one)).sort());
  }

  get state() {
    const { live, committed, pending, warm } = this.model;
    const told = { live: orNull(live), committed: orNull(committed), pending: orNull(pending.release) };
    return { ...told, warm: orNull(warm), staged: [...this.staged] };
  }

  run(command: Command): HostResult {
    const { operation } = command;
    const changes = "release" in command ? command : undefined;
    this.asked.push({ operation, release: changes?.release ?? null, hook: changes?.hook ?? false });
    const result = this.model.run({
      operation,
      environment: this.model.environment,
      ...(changes && {
        release: changes.release,
        rollout: changes.rollout,
        fence: String(changes.fence),
        deadline: String(changes.deadline),
        hook: String(changes.hook),
      }),
      ...(command.operation === "measure" && { window: String(command.window) }),
    });
    const told = { ...result, timings_ms: this.timings, disk_free_bytes: this.disk };
    if (operation === "status" && this.warnings !== undefined) {
      return { ...told, versions: { nginx: "1.30.6", node: "v24.0.0" }, warnings: this.warnings };
    }
    return command.operation === "measure" && told.error === null
      ? { ...told, traffic: this.#met(command.window) }
      : told;
  }

  #met(seconds: number): Traffic {
    return { seconds, ...(this.traffic.get(this.live ?? "") ?? { requests: 0, errors: 0, latency: [] }) };
  }
}
