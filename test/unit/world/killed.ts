import type { Records } from "../../../actions/lib/environment/records.ts";
import type { Fleet } from "../../../actions/lib/fleet/fleet.ts";
import type { RolloutPorts } from "../../../actions/lib/rollout/request.ts";

const never = () => new Promise<never>(() => undefined);

/**
 * What becomes of the fatal call itself: nothing; carried out, its reply never read; a command reaches half of its hosts; a
 * command is on its way and arrives when `deliver` is called.
 */
export const deaths = ["before", "after", "half", "late"] as const;
export type Death = (typeof deaths)[number];

/** The ports of a run that is killed at its n-th call to the outside: none after it is carried out, and none returns. */
export function killedAt(ports: RolloutPorts, n: number, death: Death) {
  let deliver = async (): Promise<unknown> => undefined;
  const { promise: dead, resolve } = Promise.withResolvers<void>();
  let calls = 0;
  async function call<T>(work: () => Promise<T>, half: () => Promise<unknown> = work): Promise<T> {
    calls += 1;
    if (calls < n) return work();
    if (calls === n && death === "late") deliver = work;
    else if (calls === n && death !== "before") await (death === "half" ? half() : work());
    resolve();
    return never();
  }
  const records: Records = {
    read: (key) => call(() => ports.records.read(key)),
    write: (key, value, version) => call(() => ports.records.write(key, value, version)),
    list: (prefix) => call(() => ports.records.list(prefix)),
  };
  const fleet: Fleet = {
    hosts: () => call(() => ports.fleet.hosts()),
    send: async (command, signal) => {
      const hosts = command.hosts.slice(0, Math.ceil(command.hosts.length / 2));
      const sent = await call(
        () => ports.fleet.send(command, signal),
        () => ports.fleet.send({ ...command, hosts }),
      );
      return { answers: (heard, until) => call(() => sent.answers(heard, until)) };
    },
  };
  return { ports: { ...ports, records, fleet } satisfies RolloutPorts, dead, deliver: () => deliver() };
}
