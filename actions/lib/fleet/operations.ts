import type { ReleaseId, RolloutId } from "../../../schema/ids.ts";
import type { Log } from "../text/log.ts";
import type { Clock } from "../time/clock.ts";
import { ask, type HostOutcome } from "./dispatch.ts";
import { count, type Failure } from "./failure.ts";
import type { Change, Fleet, Member } from "./fleet.ts";

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

export interface OperationPorts {
  fleet: Fleet;
  clock: Clock;
  log: Log;
}

/** Sends operations to hosts under the lease's fence, a folded group of the log for each. */
export class HostOperations {
  readonly #ports: OperationPorts;
  readonly #lease: { readonly fence: number };
  readonly #keeps: number;
  readonly #onOutcome: (outcome: HostOutcome) => void;
  /** Seconds since 1970 when the first host that was told to switch undoes it by itself. */
  earliestDeadline = Number.POSITIVE_INFINITY;

  /** `keeps`: milliseconds that a host keeps an uncommitted switch from when it is sent. `onOutcome`: once per host and task. */
  constructor(
    ports: OperationPorts,
    lease: { readonly fence: number },
    keeps: number,
    onOutcome: (outcome: HostOutcome) => void,
  ) {
    this.#ports = ports;
    this.#lease = lease;
    this.#keeps = keeps;
    this.#onOutcome = onOutcome;
  }

  /** Answers which hosts failed. Rejects only when the task's signal aborts. */
  async run(task: Task): Promise<Failure[]> {
    if (task.hosts.length === 0) return [];
    const { clock, fleet, log } = this.#ports;
    const order = {
      operation: task.operation,
      release: task.release,
      rollout: task.rollout,
      fence: this.#lease.fence,
      deadline: Math.ceil((clock.now() + this.#keeps) / 1000),
      hook: task.hook ?? false,
    };
    if (task.operation === "switch") this.earliestDeadline = Math.min(this.earliestDeadline, order.deadline);
    const asking = { fleet, clock, onOutcome: this.#onOutcome, timeout: task.timeout, signal: task.signal };
    const title = `${task.operation} ${task.release} on ${count(task.hosts.length)}${task.note ? `, ${task.note}` : ""}`;
    const outcomes = await log.group(title, () => ask(order, task.hosts, asking));
    return outcomes.flatMap((outcome) => outcome.failure ?? []);
  }
}
