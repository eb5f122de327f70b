import {
  type Answer,
  type Command,
  type Ending,
  type Fleet,
  type Member,
  MOST_HOSTS_A_COMMAND,
  NotAddressable,
  type Sent,
} from "../../../actions/lib/fleet/fleet.ts";
import type { Operation } from "../../../schema/host-result.ts";
import type { VirtualClock } from "./clock.ts";
import type { MemoryHost } from "./host.ts";

/** What goes wrong between SSM and a host. `mute`: it is carried out, and the answer cannot be read. */
export type Fault = "mute" | "hangs" | Exclude<Ending, "ended" | "no-answer">;

/** Run Command in memory: commands of at most 50 known hosts, answers one after another as time goes by. */
export class MemoryFleet implements Fleet {
  readonly #clock: VirtualClock;
  readonly #hosts: Map<string, MemoryHost>;
  readonly faults = new Map<string, Fault>();
  readonly offline = new Set<string>();
  /** Known to the directory, unknown to SendCommand. */
  readonly terminated = new Set<string>();
  readonly sent: Command[] = [];
  agent = "3.3.3050.0";
  /** Thrown by the next SendCommand of the operation. */
  readonly refusals = new Map<Operation, Error>();
  /** Called when a command of the operation is sent. */
  readonly when = new Map<Operation, () => void>();
  /** Milliseconds that a host takes for anything. */
  pace = 500;
  /** What a host prints for people. */
  log = (id: string) => `log of ${id}\n::error::not a workflow command`;

  constructor(clock: VirtualClock, hosts: MemoryHost[]) {
    this.#clock = clock;
    this.#hosts = new Map(hosts.map((host) => [host.id, host]));
  }

  add(host: MemoryHost): void {
    this.#hosts.set(host.id, host);
  }

  async hosts(): Promise<Member[]> {
    return [...this.#hosts.keys()].map((id) => ({
      id,
      name: id,
      online: !this.offline.has(id),
      connection: this.offline.has(id) ? "ConnectionLost" : "Online",
      agent: this.agent,
    }));
  }

  /** Breaks one operation on one host. */
  break(host: MemoryHost, operation: Operation, fault: Fault): void {
    this.faults.set(`${host.id} ${operation}`, fault);
  }

  async send(command: Command, signal?: AbortSignal): Promise<Sent> {
    signal?.throwIfAborted();
    if (command.hosts.length > MOST_HOSTS_A_COMMAND) throw new Error("too many hosts in one command");
    const refusal = this.refusals.get(command.operation);
    if (refusal !== undefined) throw refusal;
    if (command.hosts.some((id) => this.terminated.has(id))) throw new NotAddressable(command.hosts, undefined);
    this.sent.push(command);
    this.when.get(command.operation)?.();
    const answers = command.hosts.map((id, at) => ({ at: (at % 7) * 10 + this.pace, ...this.#carry(command, id) }));
    return {
      answers: async (heard, { deadline, signal }) => {
        for (const { at, ...answer } of answers.sort((a, b) => a.at - b.at)) {
          const left = deadline - this.#clock.now();
          if (answer.ending === "no-answer") await this.#clock.sleep(Math.max(0, left), signal);
          else await this.#clock.sleep(Math.min(at / command.hosts.length, left), signal);
          heard(answer);
        }
      },
    };
  }

  #carry(command: Command, id: string): Answer {
    const host = this.#hosts.get(id);
    const fault = this.faults.get(`${id} ${command.operation}`);
    if (host === undefined) throw new Error(`there is no host ${id}`);
    const base = { host: id, result: null, log: "" };
    if (fault === "hangs") return { ...base, ending: "no-answer", detail: "InProgress" };
    if (fault !== undefined && fault !== "mute") return { ...base, ending: fault, detail: fault };
    const result = host.run(command);
    const found = fault === "mute" ? null : result;
    return {
      host: id,
      ending: "ended",
      detail: "Success",
      result: found,
      log: this.log(id),
      exit: found?.error ? 1 : 0,
    };
  }
}
