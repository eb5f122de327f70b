import { keys } from "../../../schema/bucket-keys.ts";
import { LeaseRecord } from "../../../schema/records.ts";
import { Problem } from "../text/problem.ts";
import { iso } from "../time/clock.ts";
import { DeadlinePassed, poll } from "../time/poll.ts";
import { describeHolder, LEASE_MS, Lease, type LeaseAddress } from "./lease.ts";
import { readAs } from "./records.ts";

export class LeaseHeld extends Problem {
  constructor(environment: string, record: LeaseRecord) {
    super(
      `Another run works on '${environment}': its lease is ${describeHolder(record)}, unless it is renewed. Nothing was touched. ` +
        "Wait for that run, or cancel it: its lease then ends by itself. A rollback may pre-empt it ('preempt: true').",
    );
  }
}

/** Says how a run ended that is over for sure ("cancelled"); undefined: it goes on, or that is not known. Never rejects. */
export type WhetherOver = (owner: string) => Promise<string | undefined>;

export interface Claim extends LeaseAddress {
  owner: string;
  /** Milliseconds to wait for another holder; 0 looks once. */
  wait: number;
  signal?: AbortSignal | undefined;
  /** Do not wait: our higher fence shuts the present holder out. */
  preempt?: boolean;
  whetherOver?: WhetherOver | undefined;
  /** Called whenever the lease is found to be held; `over`: how its run ended, when that is known. */
  heldBy?: (record: LeaseRecord, over: string | undefined) => void;
}

const TAKEN = { done: false, state: "another run has it" } as const;

/** Milliseconds within which a run that pre-empts gets the lease; others renew it every 15 s. */
const PREEMPT_FOR = 10_000;

/** Takes the environment's lease with a fence higher than every one before. Throws LeaseHeld. */
export async function acquire(claim: Claim): Promise<Lease> {
  const { records, environment, clock } = claim;
  const key = keys.lease(environment);
  const ended = asked(claim);
  let holder: LeaseRecord | undefined;
  try {
    return await poll({
      what: `the lease of '${environment}'`,
      // A run that pre-empts may lose a race with a renewal, and tries again.
      deadline: clock.now() + (claim.preempt ? Math.max(claim.wait, PREEMPT_FOR) : claim.wait),
      delay: claim.preempt ? { first: 100, longest: 500 } : { first: 1_000, longest: 5_000 },
      // The adapter has tried again where that helps; what reaches us is final.
      classify: () => "fatal",
      clock,
      signal: claim.signal,
      look: async () => {
        const stored = await readAs(records, key, LeaseRecord);
        const now = clock.now();
        let took: LeaseRecord["took"];
        if (stored !== undefined && Date.parse(stored.value.expires) > now) {
          holder = stored.value;
          const over = await ended(holder);
          claim.heldBy?.(holder, over);
          if (over === undefined && !claim.preempt) return TAKEN;
          took = { holder: holder.holder, owner: holder.owner, why: over === undefined ? "pre-empted" : "over" };
        }
        const record: LeaseRecord = {
          schema: 1,
          holder: claim.holder,
          owner: claim.owner,
          fence: (stored?.value.fence ?? 0) + 1,
          acquired: iso(now),
          expires: iso(now + LEASE_MS),
          took,
        };
        const version = await records.write(key, record, stored?.version);
        if (version === undefined) return TAKEN;
        return { done: true, value: new Lease(claim, record, version) };
      },
    });
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    // Losing every race shows no holder: read who won.
    const winner = holder ?? (await readAs(records, key, LeaseRecord))?.value;
    throw winner === undefined ? error : new LeaseHeld(environment, winner);
  }
}

/** Milliseconds between two questions about the run of one holder. */
const ASK_AGAIN = 10_000;

function asked({ clock, whetherOver }: Claim): (record: LeaseRecord) => Promise<string | undefined> {
  let last: { holder: string; at: number; over: string | undefined } | undefined;
  return async ({ holder, owner }) => {
    if (whetherOver === undefined) return undefined;
    if (last?.holder !== holder || clock.now() - last.at >= ASK_AGAIN) {
      last = { holder, at: clock.now(), over: await whetherOver(owner) };
    }
    return last.over;
  };
}
