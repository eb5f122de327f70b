import type { LeaseRecord } from "../../../schema/records.ts";
import type { Roll } from "../fleet/host-reports.ts";
import type { LeaseRequest, RolloutPorts } from "../rollout/preflight.ts";
import { type Base, ended, type RolloutResult } from "../rollout/result.ts";
import { plain } from "../text/plain.ts";
import { acquire } from "./acquire.ts";
import { holding, type Lease } from "./lease.ts";

/** Rejects only while no traffic has been touched. `ports.signal` aborts when the lease is lost, too. */
export type Work = (lease: Lease, ports: RolloutPorts) => Promise<RolloutResult>;

/** Has `work` done under the environment's lease, and gives that back. Never rejects. */
export async function leased(
  request: LeaseRequest,
  ports: RolloutPorts,
  roll: Roll,
  base: Base,
  work: Work,
): Promise<RolloutResult> {
  const { clock, log, records, signal, whetherOver } = ports;
  const { environment, run, actor, wait, preempt = false } = request;
  let lease: Lease | undefined;
  try {
    lease = await acquire({
      records,
      environment,
      clock,
      signal,
      holder: ports.holder,
      owner: `${run} (${actor})`,
      wait,
      preempt,
      whetherOver,
      heldBy: teller(environment, log.info, preempt),
    });
    lease.keep();
    return await work(lease, { ...ports, signal: AbortSignal.any([signal, lease.lost]) });
  } catch (error) {
    return { ...base, hosts: roll.hosts, outcome: "refused", ...ended(error) };
  } finally {
    await lease
      ?.giveBack()
      .catch((error) => log.warn(`The lease was not given back and will expire: ${ended(error).reason}`));
  }
}

/** Says who is waited for, anew only when that changes. */
function teller(environment: string, say: (line: string) => void, preempt: boolean) {
  let last: string | undefined;
  return (record: LeaseRecord, over: string | undefined) => {
    const sentence =
      `The lease of '${environment}' is ${holding(record)}${over === undefined ? "" : `, ${plain(over, 40)}`}. ` +
      (preempt || over !== undefined ? "It is taken over." : "Waiting.");
    if (sentence !== last) say(sentence);
    last = sentence;
  };
}
