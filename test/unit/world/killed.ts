import type { Fleet } from "../../../actions/lib/fleet.ts";
import type { Records } from "../../../actions/lib/records.ts";
import type { RolloutPorts } from "../../../actions/lib/survey.ts";

const never = () => new Promise<never>(() => undefined);

/**
 * The ports of a run that is killed at its n-th call to the outside: from then on no call of it is carried out, and none
 * returns. `after`: the fatal call itself is still carried out, only its reply is never read.
 */
export function killedAt(ports: RolloutPorts, n: number, after: boolean): { ports: RolloutPorts; dead: Promise<void> } {
  const { promise: dead, resolve } = Promise.withResolvers<void>();
  let calls = 0;
  async function call<T>(work: () => Promise<T>): Promise<T> {
    calls += 1;
    if (calls < n) return work();
    if (calls === n && after) await work();
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
      const sent = await call(() => ports.fleet.send(command, signal));
      return { answers: (heard, until) => call(() => sent.answers(heard, until)) };
    },
  };
  return { ports: { ...ports, records, fleet }, dead };
}
