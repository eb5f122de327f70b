import type { Operation } from "../../../schema/host-result.ts";
import { plain } from "../text/plain.ts";
import { messageOf, Problem } from "../text/problem.ts";
import type { Answer, Ending, Member } from "./fleet.ts";

/** Why one host did not reach an operation's goal, and what a person can do about it. */
export interface Failure {
  host: string;
  name: string;
  operation: Operation;
  step: string;
  message: string;
  cure: string;
  /** The script's exit code; null: it is not known. */
  exit: number | null;
  /** Bytes free when it failed, as the host tells them. */
  disk: number | null;
  memory: number | null;
  /** What the host printed for people; untrusted text. */
  log: string;
}

/** Hosts did not do what they were asked, each for its own reason. */
export class HostsFailed extends Problem {
  readonly failures: Failure[];
  constructor(sentence: string, failures: Failure[]) {
    super(sentence);
    this.failures = failures;
  }
}

/** An operation did not reach its goal on some hosts. */
export class OperationFailed extends HostsFailed {
  constructor(first: Failure, failures: Failure[]) {
    super(`${first.operation} failed on ${count(failures.length)}: ${list(failures)}.`, failures);
  }
}

/** Throws OperationFailed, unless there is no failure. */
export function throwFailures(failures: Failure[]): void {
  const [first] = failures;
  if (first !== undefined) throw new OperationFailed(first, failures);
}

/** `exit 1, disk 812 MiB free, memory 96 MiB free`, as far as known. */
export function circumstances({ exit, disk, memory }: Pick<Failure, "exit" | "disk" | "memory">): string {
  const free = (what: string, bytes: number | null) =>
    bytes === null ? [] : [`${what} ${Math.floor(bytes / 2 ** 20)} MiB free`];
  return [...(exit === null ? [] : [`exit ${exit}`]), ...free("disk", disk), ...free("memory", memory)].join(", ");
}

const CHECK_AGENT = "Check that the instance runs and that its SSM agent is online; then start the deploy again.";

const endings: Record<Exclude<Ending, "ended">, { message: string; cure: string }> = {
  undeliverable: { message: "SSM could not deliver the command", cure: CHECK_AGENT },
  "delivery-timed-out": { message: "the host did not fetch the command in time", cure: CHECK_AGENT },
  "execution-timed-out": {
    message: "the command ran longer than its document allows and was killed",
    cure: "Read release.log on the host for the step that hangs; then start the deploy again.",
  },
  cancelled: { message: "the command was cancelled by someone else", cure: "Start the deploy again." },
  "no-answer": {
    message: "the host had not answered when the time was up",
    cure: "Read release.log on the host; if it is only slow, raise the timeout input.",
  },
  other: { message: "SSM ended the command", cure: CHECK_AGENT },
};

/** The failure that an answer tells: the host's own words where it found any, else SSM's ending. */
export function failure(operation: Operation, host: Member, answer: Answer): Failure {
  const { disk_free_bytes: disk = null, memory_free_bytes: memory = null } = answer.result ?? {};
  const around = { exit: answer.exit ?? null, disk, memory };
  const where = { host: host.id, name: host.name, operation, ...around, log: answer.log };
  if (answer.ending !== "ended") {
    const { message, cure } = endings[answer.ending];
    return { ...where, step: "command", message: `${message} (${answer.detail})`, cure };
  }
  const { result } = answer;
  if (result === null) {
    const message = `the command ended (${answer.detail}) without a readable result`;
    return { ...where, step: "result", message, cure: "Read the log below and release.log on the host." };
  }
  if (result.error !== null) return { ...where, ...result.error };
  const state = `live ${result.live ?? "nothing"}, committed ${result.committed ?? "nothing"}, pending ${result.pending ?? "nothing"}`;
  return {
    ...where,
    step: "state",
    message: `the host says '${result.outcome}', but its state does not show it: ${state}`,
    cure: "Read release.log on the host; then start the deploy again.",
  };
}

const UNKNOWN = { exit: null, disk: null, memory: null };

/** The command did not reach the fleet, or its answers could not be read. */
export function unsent(operation: Operation, host: Member, error: unknown): Failure {
  const message = messageOf(error);
  const cure = "Read the error; if it is about permission, give the role the policy that the stacks define.";
  return { host: host.id, name: host.name, operation, step: "command", message, cure, ...UNKNOWN, log: "" };
}

/** Failures that tell the same story, most hosts first: a whole fleet that fails alike is one story. */
export function alike(failures: readonly Failure[]): { first: Failure; names: string[] }[] {
  // Not by the log: its times differ from host to host.
  const story = ({ operation, step, message, cure }: Failure) => JSON.stringify([operation, step, message, cure]);
  const groups = [...Map.groupBy(failures, story).values()];
  return groups
    .flatMap((group) => group.slice(0, 1).map((first) => ({ first, names: group.map(({ name }) => name) })))
    .sort((a, b) => b.names.length - a.names.length);
}

/** `web-1, web-2 (health: answered 500)` for a sentence; at most three stories of at most five names. */
export function list(failures: readonly Failure[]): string {
  const stories = alike(failures).map(({ first, names }) => {
    return `${someOf(names)} (${plain(first.step, 40)}: ${plain(first.message, 400).replace(/\.$/, "")})`;
  });
  const more = stories.length - 3;
  return stories.slice(0, 3).join(", ") + (more > 0 ? ` and ${more} other troubles` : "");
}

export function someOf(names: readonly string[]): string {
  const more = names.length - 5;
  const shown = names.slice(0, 5).map((name) => plain(name, 60));
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

export const count = (hosts: number) => (hosts === 1 ? "1 host" : `${hosts} hosts`);
