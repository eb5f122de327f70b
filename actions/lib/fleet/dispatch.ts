import type { HostResult, Operation } from "../../../schema/host-result.ts";
import type { Clock } from "../time/clock.ts";
import { type Failure, failure, unsent } from "./failure.ts";
import { type Answer, type Command, type Fleet, type Member, MOST_HOSTS_A_COMMAND, NotAddressable } from "./fleet.ts";
import { proves } from "./host-state.ts";

type WithoutHosts<T> = T extends unknown ? Omit<T, "hosts"> : never;
/** A command before it is known which hosts get it; there may be any number of them. */
export type Instruction = WithoutHosts<Command>;

/**
 * Whether the operation reached its goal (no failure), and the host's last answer, a `status` that was asked afterwards
 * included; no result: nothing is known.
 */
type Verdict = { failure: null; result: HostResult } | { failure: Failure; result: HostResult | null };

/** What became of one operation on one host. `took`: milliseconds from sending until the verdict. */
export type HostOutcome = Verdict & { host: Member; operation: Operation; took: number };

export interface Asking {
  fleet: Fleet;
  clock: Clock;
  /** Milliseconds that the hosts may take. */
  timeout: number;
  signal?: AbortSignal | undefined;
  /** Called once per host, as soon as its verdict stands. */
  onOutcome: (outcome: HostOutcome) => void;
}

/** Milliseconds for the `status` question to a host whose answer proved nothing. */
const STATUS_TIMEOUT = 60_000;

/**
 * Has all hosts do it, at most 50 a command, all commands at once. Resolves with one verdict per host, in the order given; a
 * command that could not be sent is the failure of its hosts, so that the others' verdicts are never lost. Rejects only when
 * `signal` aborts.
 */
export async function ask(order: Instruction, hosts: readonly Member[], asking: Asking): Promise<HostOutcome[]> {
  const { clock, onOutcome } = asking;
  const started = clock.now();
  const outcomes = new Map<string, HostOutcome>();
  const doubtful: { host: Member; answer: Answer }[] = [];
  const { operation } = order;
  const release = "release" in order ? order.release : null;
  const judge = (host: Member, verdict: Verdict) => {
    const outcome = { host, operation, took: clock.now() - started, ...verdict };
    outcomes.set(host.id, outcome);
    onOutcome(outcome);
  };
  const weigh = (host: Member, result: HostResult | null, answer: Answer) => {
    if (result !== null && proves(result, operation, release)) judge(host, { failure: null, result });
    else judge(host, { failure: failure(operation, host, answer), result });
  };

  await inCommands(order, hosts, asking, {
    answered(host, answer) {
      const { result } = answer;
      if (result === null) doubtful.push({ host, answer });
      else weigh(host, result, answer);
    },
    failed: (host, error) => judge(host, { failure: unsent(operation, host, error), result: null }),
  });

  // No readable result is no verdict: the work may well be done. What the host serves is the truth, so ask for that.
  const answers = new Map(doubtful.map((doubt) => [doubt.host.id, doubt.answer]));
  const settle = (host: Member, result: HostResult | null) => {
    const first = answers.get(host.id);
    if (first !== undefined) weigh(host, result, first);
  };
  const again = { ...asking, timeout: Math.min(asking.timeout, STATUS_TIMEOUT) };
  await inCommands(
    { operation: "status" },
    doubtful.map((doubt) => doubt.host),
    again,
    {
      answered: (host, answer) => settle(host, answer.result),
      failed: (host) => settle(host, null),
    },
  );
  return hosts.flatMap((host) => outcomes.get(host.id) ?? []);
}

interface Listener {
  answered(host: Member, answer: Answer): void;
  failed(host: Member, error: unknown): void;
}

async function inCommands(
  order: Instruction,
  hosts: readonly Member[],
  asking: Asking,
  listener: Listener,
): Promise<void> {
  const { fleet, clock, signal } = asking;
  const batches = Array.from({ length: Math.ceil(hosts.length / MOST_HOSTS_A_COMMAND) }, (_, at) =>
    hosts.slice(at * MOST_HOSTS_A_COMMAND, (at + 1) * MOST_HOSTS_A_COMMAND),
  );
  const send = async (batch: Member[]): Promise<void> => {
    const silent = new Map(batch.map((host) => [host.id, host]));
    try {
      signal?.throwIfAborted();
      const sent = await fleet.send({ ...order, hosts: [...silent.keys()] }, signal);
      await sent.answers(
        (answer) => {
          const host = silent.get(answer.host);
          if (host === undefined) return;
          silent.delete(answer.host);
          listener.answered(host, answer);
        },
        { deadline: clock.now() + asking.timeout, signal },
      );
    } catch (error) {
      signal?.throwIfAborted();
      // One terminated host must not keep the others from being reverted: find it by halves.
      if (error instanceof NotAddressable && batch.length > 1) {
        const half = Math.ceil(batch.length / 2);
        await Promise.all([send(batch.slice(0, half)), send(batch.slice(half))]);
        return;
      }
      for (const host of silent.values()) listener.failed(host, error);
      silent.clear();
    }
    for (const host of silent.values()) listener.answered(host, { ...NEVER_LISTED, host: host.id });
  };
  const ends = await Promise.allSettled(batches.map(send));
  const broken = ends.find((end) => end.status === "rejected");
  if (broken !== undefined) throw broken.reason;
}

const NEVER_LISTED = { ending: "no-answer", detail: "never listed", result: null, log: "" } as const;
