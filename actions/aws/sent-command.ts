import {
  CancelCommandCommand,
  type CommandInvocation,
  GetCommandInvocationCommand,
  paginateListCommandInvocations,
  type SSMClient,
} from "@aws-sdk/client-ssm";
import { type Answer, type Command, cancelledWhenLate, type Sent } from "../lib/fleet/fleet.ts";
import type { Clock } from "../lib/time/clock.ts";
import { DeadlinePassed, poll } from "../lib/time/poll.ts";
import { endingOf, exitOf, isOpen, printed, resultOf } from "./answer.ts";
import { classify } from "./classify.ts";
import { AwsFailure, code } from "./failure.ts";

/** Milliseconds between two looks at a command: short at first, since a switch takes under a second; none at once, in vain. */
const DELAY = { first: 250, longest: 5_000, before: true };

/** A command that SSM has taken: one list of its invocations a look, for any number of hosts. */
export class SentCommand implements Sent {
  readonly #ssm: SSMClient;
  readonly #clock: Clock;
  readonly #id: string;
  readonly #command: Command;
  readonly #waiting: Map<string, string>;
  /** A host that failed was read in full; the others' stories are mostly the same, and each would be a call. */
  #explained = false;

  constructor(ssm: SSMClient, clock: Clock, id: string, command: Command) {
    this.#ssm = ssm;
    this.#clock = clock;
    this.#id = id;
    this.#command = command;
    this.#waiting = new Map(command.hosts.map((host) => [host, "not listed yet"]));
  }

  async answers(
    heard: (answer: Answer) => void,
    until: { deadline: number; signal?: AbortSignal | undefined },
  ): Promise<void> {
    const what = `the command ${this.#id} (${this.#command.operation})`;
    try {
      await poll({
        what,
        look: () => this.#look(heard, until.signal),
        classify,
        clock: this.#clock,
        delay: DELAY,
        ...until,
      });
    } catch (error) {
      until.signal?.throwIfAborted();
      if (!(error instanceof DeadlinePassed)) throw new AwsFailure(`Waiting for ${what}`, code(error), error);
      await this.#giveUp(heard);
    }
  }

  async #look(heard: (answer: Answer) => void, signal: AbortSignal | undefined) {
    const question = { CommandId: this.#id, Details: true, MaxResults: 50 };
    for await (const page of paginateListCommandInvocations({ client: this.#ssm }, question, { abortSignal: signal })) {
      for (const invocation of page.CommandInvocations ?? []) {
        const host = invocation.InstanceId ?? "";
        if (!this.#waiting.has(host)) continue;
        this.#waiting.set(host, invocation.StatusDetails ?? "no status");
        if (isOpen(invocation)) continue;
        const answer = await this.#answer(host, invocation);
        this.#waiting.delete(host);
        heard(answer);
      }
    }
    const [first] = this.#waiting;
    return first === undefined
      ? ({ done: true, value: undefined } as const)
      : ({ done: false, state: `${this.#waiting.size} hosts open, ${first[0]} ${first[1]}` } as const);
  }

  async #answer(host: string, invocation: CommandInvocation): Promise<Answer> {
    const { operation } = this.#command;
    const listed = printed(invocation);
    const result = resultOf(listed.stdout, host, operation);
    const ends = { ...endingOf(invocation), exit: exitOf(invocation) };
    const good = result?.outcome === "done" || result?.outcome === "unchanged";
    if (!listed.cut || good || (result !== null && this.#explained)) {
      return { host, ...ends, result, log: listed.stderr };
    }
    const full = await this.#inFull(host);
    this.#explained = true;
    const { stdout, stderr } = full ?? listed;
    return { host, ...ends, result: resultOf(stdout, host, operation), log: stderr };
  }

  /** A listing keeps 2,500 characters in all; this keeps 24,000 and 8,000. undefined: the listing has to do. */
  async #inFull(host: string) {
    try {
      const question = new GetCommandInvocationCommand({ CommandId: this.#id, InstanceId: host });
      const { StandardOutputContent = "", StandardErrorContent = "" } = await this.#ssm.send(question);
      return { stdout: StandardOutputContent, stderr: StandardErrorContent };
    } catch (error) {
      if (classify(error) === "fatal") throw error;
      return undefined;
    }
  }

  /** CancelCommand guarantees nothing; the caller asks each host for its status. */
  async #giveUp(heard: (answer: Answer) => void): Promise<void> {
    const hosts = [...this.#waiting.keys()];
    const note = cancelledWhenLate(this.#command.operation) ? await this.#cancel(hosts) : "left to end";
    for (const host of hosts) {
      heard({ host, ending: "no-answer", detail: `${this.#waiting.get(host)}, ${note}`, result: null, log: "" });
    }
    this.#waiting.clear();
  }

  #cancel(hosts: string[]): Promise<string> {
    return this.#ssm.send(new CancelCommandCommand({ CommandId: this.#id, InstanceIds: hosts })).then(
      () => "cancelled",
      (error) => `not cancelled: ${code(error)}`,
    );
  }
}
