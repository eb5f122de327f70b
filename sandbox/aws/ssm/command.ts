import type { DocumentVersion } from "./documents.ts";
import type { DocumentRun, ManagedInstance, StepOutcome } from "./instances.ts";

/**
 * Status and StatusDetails as the API writes them. The documentation spells the details for people ("Delivery Timed Out");
 * on the wire they have no spaces, like the filter values of ListCommands and the count DeliveryTimedOutCount.
 */
export const outcomes = {
  Pending: { status: "Pending", details: "Pending" },
  InProgress: { status: "InProgress", details: "InProgress" },
  Success: { status: "Success", details: "Success" },
  Failed: { status: "Failed", details: "Failed" },
  ExecutionTimedOut: { status: "TimedOut", details: "ExecutionTimedOut" },
  DeliveryTimedOut: { status: "TimedOut", details: "DeliveryTimedOut" },
  Undeliverable: { status: "Failed", details: "Undeliverable" },
  Cancelling: { status: "Cancelling", details: "Cancelling" },
  Cancelled: { status: "Cancelled", details: "Cancelled" },
  Terminated: { status: "Cancelled", details: "Terminated" },
  // Of commands only.
  Incomplete: { status: "Failed", details: "Incomplete" },
  NoInstancesInTag: { status: "Success", details: "NoInstancesInTag" },
} as const;
export type State = keyof typeof outcomes;

const running: State[] = ["Pending", "InProgress", "Cancelling"];
export const ended = (state: State) => !running.includes(state);

export interface Invocation {
  instance: ManagedInstance;
  state: State;
  started: Date | null;
  finished: Date | null;
  steps: StepOutcome[];
  cancel: AbortController;
}

export interface Command {
  id: string;
  document: DocumentVersion;
  order: DocumentRun;
  comment: string;
  given: Record<string, string[]>;
  instanceIds: string[];
  targets: { Key: string; Values: string[] }[];
  requested: Date;
  /** Seconds in which the command must reach a host. */
  timeoutSeconds: number;
  maxConcurrency: string;
  maxErrors: string;
  invocations: Invocation[];
  /** Polls that still see no invocation (the fault `invocation-not-yet`). */
  hiddenPolls: number;
}

/** A count, or a percentage of the targets rounded up: AWS' `MaxConcurrency` and `MaxErrors`. */
export function share(value: string, targets: number): number {
  const number = Number.parseInt(value, 10);
  return value.endsWith("%") ? Math.ceil((number * targets) / 100) : number;
}

const counting: State[] = ["Failed", "ExecutionTimedOut"];
/** Failures that count towards MaxErrors: not those of hosts that the command never reached. */
export const errors = (command: Command) => command.invocations.filter((one) => counting.includes(one.state)).length;

/**
 * The parent's state from its invocations, with AWS' trap: an undeliverable host neither fails a command nor makes it
 * incomplete, so a parent can say Success although a host ran nothing.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html
 */
export function parentState(command: Command): State {
  const all = command.invocations;
  const states = all.map((one) => one.state);
  const every = (state: State) => states.every((one) => one === state);
  if (all.length === 0) return "NoInstancesInTag";
  if (states.some((one) => !ended(one))) return openState(states);
  if (errors(command) > share(command.maxErrors, all.length)) return "Failed";
  if (every("DeliveryTimedOut") || every("Cancelled") || every("Undeliverable")) return states[0] ?? "Success";
  return states.every((one) => one === "Success" || one === "Undeliverable") ? "Success" : "Incomplete";
}

function openState(states: State[]): State {
  if (states.includes("Cancelling")) return "Cancelling";
  return states.every((one) => one === "Pending") ? "Pending" : "InProgress";
}
