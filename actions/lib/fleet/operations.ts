import type { ReleaseId, RolloutId } from "../../../schema/ids.ts";
import { count, type RolloutPorts } from "../rollout/preflight.ts";
import { ask, type HostOutcome } from "./dispatch.ts";
import type { Failure } from "./failure.ts";
import type { Change, Member } from "./fleet.ts";
import type { Roll } from "./host-reports.ts";

export interface Task {
  operation: Change;
  hosts: readonly Member[];
  release: ReleaseId;
  /** The rollout in whose name it is done: an earlier one's when that is settled. */
  rollout: RolloutId;
  hook?: boolean;
  /** Milliseconds that a host may take. */
  timeout: number;
  /** Stops waiting; what was sent goes on. */
  signal?: AbortSignal;
  /** Added to the group's title, such as "wave 1 of 3". */
  note?: string;
}

/** Sends operations to hosts under one fence, a folded group of the log for each. */
export class Crew {
  readonly #ports: RolloutPorts;
  readonly #roll: Roll;
  fence: number;
  /** Milliseconds that a host keeps an uncommitted switch from when it is sent. */
  readonly #patience: number;
  /** Seconds since 1970 when the first host that was told to switch undoes it by itself. */
  earliestDeadline = Number.POSITIVE_INFINITY;

  constructor(ports: RolloutPorts, roll: Roll, fence: number, patience: number) {
    this.#ports = ports;
    this.#roll = roll;
    this.fence = fence;
    this.#patience = patience;
  }

  async do(task: Task): Promise<Failure[]> {
    if (task.hosts.length === 0) return [];
    const { clock, fleet, log } = this.#ports;
    const order = {
      operation: task.operation,
      release: task.release,
      rollout: task.rollout,
      fence: this.fence,
      deadline: Math.ceil((clock.now() + this.#patience) / 1000),
      hook: task.hook ?? false,
    };
    if (task.operation === "switch") this.earliestDeadline = Math.min(this.earliestDeadline, order.deadline);
    const heard = (outcome: HostOutcome) => this.#roll.hear(outcome);
    const asking = { fleet, clock, heard, timeout: task.timeout, signal: task.signal };
    const title = `${task.operation} ${task.release} on ${count(task.hosts.length)}${task.note ? `, ${task.note}` : ""}`;
    const outcomes = await log.group(title, () => ask(order, task.hosts, asking));
    return outcomes.flatMap((outcome) => outcome.failure ?? []);
  }
}
