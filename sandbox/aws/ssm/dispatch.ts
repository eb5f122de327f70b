import type { Faults } from "../protocol/faults.ts";
import { type Command, ended, errors, type Invocation, type State, share } from "./command.ts";
import type { Instances, StepOutcome } from "./instances.ts";
import { cut, mostStdout } from "./output.ts";

/** How often a waiting delivery looks whether its host is back, and how long an undeliverable one takes to be known. */
const lookMs = 50;
const undeliverableMs = 100;
/** Commands that one SSM agent runs side by side (its CommandWorkersLimit). */
const agentWorkers = 5;

/** Carries commands to the agents: concurrency, delivery, the error limit, cancelling. */
export class Dispatch {
  #instances: Instances;
  #faults: Faults;
  #secondMs: number;
  #busy = new Map<string, number>();
  #running = new Set<Invocation>();
  #copies = new Set<Promise<void>>();
  #closed = false;

  /** `secondMs`: how long one of AWS' delivery seconds lasts, so that tests need not wait 30 real ones. */
  constructor(instances: Instances, faults: Faults, secondMs: number) {
    this.#instances = instances;
    this.#faults = faults;
    this.#secondMs = secondMs;
  }

  /** Runs the whole command; never rejects, since its caller has answered SendCommand long ago. */
  async carry(command: Command): Promise<void> {
    const waiting = [...command.invocations];
    const lane = async () => {
      for (let next = waiting.shift(); next !== undefined && !this.#closed; next = waiting.shift()) {
        if (errors(command) > share(command.maxErrors, command.invocations.length)) finish(next, "Terminated");
        else await this.#deliver(command, next);
      }
    };
    const lanes = Math.max(1, Math.min(share(command.maxConcurrency, waiting.length), waiting.length));
    await Promise.all(Array.from({ length: lanes }, lane));
    await Promise.all(this.#copies);
  }

  cancel(command: Command, instanceIds: string[]): void {
    for (const one of command.invocations) {
      if (ended(one.state) || (instanceIds.length > 0 && !instanceIds.includes(one.instance.id))) continue;
      if (one.state === "Pending") finish(one, "Cancelled");
      else one.state = "Cancelling";
      one.cancel.abort();
    }
  }

  /** Stops what still runs: the sandbox ends. */
  close(): void {
    this.#closed = true;
    for (const one of this.#running) one.cancel.abort();
  }

  async #deliver(command: Command, invocation: Invocation): Promise<void> {
    const { id } = invocation.instance;
    if (this.#faults.peek("undeliverable", id, JSON.stringify(command.order.parameters)) !== undefined) {
      await this.#pause(undeliverableMs);
      if (invocation.state === "Pending") finish(invocation, "Undeliverable");
      return;
    }
    const deadline = Date.now() + command.timeoutSeconds * this.#secondMs;
    while (!this.#free(id)) {
      if (invocation.state !== "Pending" || this.#closed) return;
      if (Date.now() >= deadline) return finish(invocation, "DeliveryTimedOut");
      await this.#pause(lookMs);
    }
    if (invocation.state !== "Pending") return;
    this.#busy.set(id, (this.#busy.get(id) ?? 0) + 1);
    await this.#run(command, invocation);
    this.#busy.set(id, (this.#busy.get(id) ?? 1) - 1);
    // An agent that lost its connection meanwhile reports when it has it back.
    while (!this.#instances.online(id) && this.#instances.get(id) && !this.#closed) {
      await this.#pause(lookMs);
    }
    finish(invocation, verdict(invocation.steps));
  }

  async #run(command: Command, invocation: Invocation): Promise<void> {
    invocation.state = "InProgress";
    invocation.started = new Date();
    this.#running.add(invocation);
    const { id, agent } = invocation.instance;
    const about = JSON.stringify(command.order.parameters);
    try {
      const steps = await agent.run(command.order, invocation.cancel.signal);
      const noise = "x".repeat(this.#faults.peek("noisy", id, about) ?? 0);
      invocation.steps = steps.map((one) => ({ ...one, stdout: cut(noise + one.stdout, mostStdout) }));
      const later = this.#faults.peek("duplicate", id, about);
      if (later !== undefined) this.#copies.add(this.#again(command, invocation, later));
    } catch (cause) {
      // The agent itself broke (its host was removed, its disk is full): a failed step that says so.
      invocation.steps = [broken(invocation.started, cause)];
    } finally {
      this.#running.delete(invocation);
    }
  }

  /** The fault `duplicate`: SSM promises to deliver a command, not to deliver it once. The copy's answer is dropped. */
  async #again({ order }: Command, { instance, cancel }: Invocation, ms: number): Promise<void> {
    await this.#pause(ms);
    if (!this.#closed) await instance.agent.run(order, cancel.signal).catch(() => undefined);
  }

  #free(id: string): boolean {
    return this.#instances.online(id) && (this.#busy.get(id) ?? 0) < agentWorkers;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms).unref());
  }
}

function finish(invocation: Invocation, state: State): void {
  invocation.state = state;
  invocation.finished = new Date();
}

function verdict(steps: StepOutcome[]): State {
  if (steps.some((one) => one.stopped === "Cancelled")) return "Cancelled";
  if (steps.some((one) => one.stopped === "TimedOut")) return "ExecutionTimedOut";
  return steps.every((one) => one.code === 0) ? "Success" : "Failed";
}

function broken(started: Date, cause: unknown): StepOutcome {
  const stderr = cause instanceof Error ? cause.message : String(cause);
  const step = { name: "agent", action: "aws:runShellScript", code: 1, stdout: "", stderr };
  return { ...step, started, ended: new Date(), stopped: null };
}
