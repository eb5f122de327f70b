import type { LeaseRecord } from "../../../schema/records.ts";
import type { Log } from "../text/log.ts";
import { plain } from "../text/plain.ts";
import { messageOf } from "../text/problem.ts";
import type { Clock } from "../time/clock.ts";
import { acquire, type WhetherOver } from "./acquire.ts";
import { describeHolder, type Lease } from "./lease.ts";
import type { Records } from "./records.ts";

/** What asks for the lease. */
export interface LeaseRequest {
  environment: string;
  /** Address of the workflow run, and who started it. */
  run: string;
  actor: string;
  /** Milliseconds to wait for a held lease. */
  wait: number;
  /** Take it from its present holder. */
  preempt?: boolean;
}

export interface LeasePorts {
  records: Records;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
  /** Unique to this run. */
  holder: string;
  /** undefined: there is no way to ask whether another run is over. */
  whetherOver?: WhetherOver | undefined;
}

/**
 * Has `work` done under the environment's lease, which is renewed meanwhile, and gives it back. The ports that `work` gets have
 * a `signal` that aborts when the lease is lost, too. Throws what `acquire` and `work` throw.
 */
export async function withLease<P extends LeasePorts, T>(
  request: LeaseRequest,
  ports: P,
  work: (lease: Lease, alive: P) => Promise<T>,
): Promise<T> {
  const { clock, log, records, signal, holder, whetherOver } = ports;
  const { environment, run, actor, wait, preempt = false } = request;
  const owner = `${run} (${actor})`;
  const heldBy = tellOnce(environment, log.info, preempt);
  const claim = { records, environment, clock, signal, holder, owner, wait, preempt, whetherOver, heldBy };
  const lease = await acquire(claim);
  lease.keep();
  try {
    return await work(lease, { ...ports, signal: AbortSignal.any([signal, lease.lost]) });
  } finally {
    await lease
      .giveBack()
      .catch((error) => log.warn(`The lease was not given back and will expire: ${messageOf(error)}`));
  }
}

/** Says who is waited for, anew only when that changes. */
function tellOnce(environment: string, say: (line: string) => void, preempt: boolean) {
  let last: string | undefined;
  return (record: LeaseRecord, over: string | undefined) => {
    const sentence =
      `The lease of '${environment}' is ${describeHolder(record)}${over === undefined ? "" : `, ${plain(over, 40)}`}. ` +
      (preempt || over !== undefined ? "It is taken over." : "Waiting.");
    if (sentence !== last) say(sentence);
    last = sentence;
  };
}
