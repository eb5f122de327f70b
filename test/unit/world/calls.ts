import type { Records } from "../../../actions/lib/environment/records.ts";
import type { Fleet } from "../../../actions/lib/fleet/fleet.ts";
import type { RolloutPorts } from "../../../actions/lib/rollout/request.ts";
import type { VirtualClock } from "./clock.ts";

/** One call to the outside; `about` is its key, prefix or operation. */
export interface Call {
  kind: "manifest" | "read" | "write" | "list" | "hosts" | "send" | "answers" | "alarm";
  about: string;
  /** What is written. */
  value?: unknown;
}

type Around = <T>(call: Call, work: () => Promise<T>, until?: Until) => Promise<T>;
type Until = { deadline: number; signal?: AbortSignal | undefined };

/** Ports whose every call passes through `around`, which carries it out, or not. */
export function around(ports: RolloutPorts, pass: Around): RolloutPorts {
  const { releases, records, fleet, harm } = ports;
  const watched: Records = {
    read: (key) => pass({ kind: "read", about: key }, () => records.read(key)),
    write: (key, value, version) =>
      pass({ kind: "write", about: key, value }, () => records.write(key, value, version)),
    list: (prefix) => pass({ kind: "list", about: prefix }, () => records.list(prefix)),
  };
  const counted: Fleet = {
    hosts: () => pass({ kind: "hosts", about: "" }, () => fleet.hosts()),
    send: async (command, signal) => {
      const about = command.operation;
      const sent = await pass({ kind: "send", about }, () => fleet.send(command, signal));
      return {
        answers: (heard, until) => pass({ kind: "answers", about }, () => sent.answers(heard, until), until),
      };
    },
  };
  return {
    ...ports,
    records: watched,
    fleet: counted,
    releases: { manifest: (id) => pass({ kind: "manifest", about: id }, () => releases.manifest(id)) },
    harm: harm && {
      name: harm.name,
      state: (signal) => pass({ kind: "alarm", about: harm.name }, () => harm.state(signal)),
    },
  };
}

/** fails: it is not carried out; lost: its reply is; hangs: it is carried out late, and answers of hosts do not come in time. */
export const troubles = ["fails", "lost", "hangs"] as const;
export type Trouble = (typeof troubles)[number];

/** Longer than a lease lives. */
const HANGS_MS = 5 * 60_000;

/** The ports of a run whose n-th call meets a trouble, and whether it came to that call. */
export function troubledAt(ports: RolloutPorts, clock: VirtualClock, n: number, trouble: Trouble) {
  const calls: Call[] = [];
  const pass: Around = async (call, work, until) => {
    if (calls.push(call) !== n) return work();
    if (trouble === "lost") await work();
    if (trouble !== "hangs") throw new Error(`call ${n} (${call.kind} ${call.about}) ${trouble}`);
    await clock.sleep(until === undefined ? HANGS_MS : Math.max(0, until.deadline - clock.now()), until?.signal);
    return until === undefined ? work() : (undefined as never);
  };
  return { ports: around(ports, pass), calls, met: () => calls.length >= n };
}
