import * as z from "zod";
import { type Clock, iso } from "./clock.ts";
import { DeadlinePassed, poll } from "./poll.ts";
import { Problem } from "./problem.ts";
import { type Records, readAs } from "./records.ts";
import { keys } from "./release.ts";

/** `environments/<env>/lease.json`: never deleted, so fences only grow. */
export const LeaseRecord = z.strictObject({
  schema: z.literal(1),
  /** Unique to one taking of the lease. */
  holder: z.string(),
  /** For people: the run's URL and who started it. */
  owner: z.string(),
  fence: z.int().min(1),
  acquired: z.iso.datetime(),
  expires: z.iso.datetime(),
});
export type LeaseRecord = z.infer<typeof LeaseRecord>;

/**
 * How long a lease outlives a run that was killed. Safety never rests on it, nor on the clocks of two runners: an old holder
 * is stopped by its fence on the hosts and by compare-and-swap in S3. A clock that is wrong only makes a run wait.
 */
export const LEASE_MS = 120_000;

export class LeaseHeld extends Problem {
  constructor(environment: string, record: LeaseRecord) {
    super(
      `Another run works on '${environment}': ${record.owner}, since ${record.acquired}; its lease expires ${record.expires} ` +
        "unless it is renewed. Nothing was touched. Wait for that run, or cancel it: its lease then ends by itself.",
    );
  }
}

export class LeaseLost extends Problem {
  constructor(environment: string, why: string) {
    super(
      `This run lost the lease of '${environment}': ${why}. Hosts refuse its further commands once a newer run has reached ` +
        "them. Look at the newer run, or start this one again.",
    );
  }
}

export interface Claim {
  records: Records;
  environment: string;
  clock: Clock;
  holder: string;
  owner: string;
  /** Milliseconds to wait for another holder; 0 looks once. */
  wait: number;
  signal?: AbortSignal | undefined;
  /** Called whenever the lease is found to be held. */
  heldBy?: (record: LeaseRecord) => void;
}

/** Takes the environment's lease with a fence higher than every one before. Throws LeaseHeld. */
export async function acquire(claim: Claim): Promise<Lease> {
  const { records, environment, clock } = claim;
  const key = keys.lease(environment);
  let holder: LeaseRecord | undefined;
  try {
    return await poll({
      what: `the lease of '${environment}'`,
      deadline: clock.now() + claim.wait,
      delay: { first: 1_000, longest: 5_000 },
      // The adapter has tried again where that helps; what reaches us is final.
      classify: () => "fatal",
      clock,
      signal: claim.signal,
      look: async () => {
        const stored = await readAs(records, key, LeaseRecord);
        const now = clock.now();
        if (stored !== undefined && Date.parse(stored.value.expires) > now) {
          holder = stored.value;
          claim.heldBy?.(holder);
          return { done: false, state: `held by ${holder.owner}` };
        }
        const record: LeaseRecord = {
          schema: 1,
          holder: claim.holder,
          owner: claim.owner,
          fence: (stored?.value.fence ?? 0) + 1,
          acquired: iso(now),
          expires: iso(now + LEASE_MS),
        };
        const version = await records.write(key, record, stored?.version);
        if (version === undefined) return { done: false, state: "another run was quicker" };
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

/** The lease as its holder has it. Dispose gives it back. */
export class Lease implements AsyncDisposable {
  readonly #claim: Claim;
  readonly #stop = new AbortController();
  #record: LeaseRecord;
  #version: string | undefined;
  #renewing: Promise<void> = Promise.resolve();

  constructor(claim: Claim, record: LeaseRecord, version: string) {
    this.#claim = claim;
    this.#record = record;
    this.#version = version;
  }

  get fence(): number {
    return this.#record.fence;
  }

  /** Renews until the lease is given back; a failed renewal is tried again until the lease has expired. */
  keep(): void {
    const { clock } = this.#claim;
    const loop = async () => {
      for (;;) {
        await clock.sleep(LEASE_MS / 4, this.#stop.signal);
        await this.renew().catch(() => undefined);
      }
    };
    loop().catch(() => undefined);
  }

  /** Throws LeaseLost when another run has taken the lease. */
  renew(): Promise<void> {
    return this.#next(() => this.#write(this.#claim.clock.now() + LEASE_MS));
  }

  /** Renews with the next fence: what is sent from now on shuts out what was sent before. */
  raise(): Promise<void> {
    return this.#next(() => this.#write(this.#claim.clock.now() + LEASE_MS, this.fence + 1));
  }

  /** Idempotent; a lease that was lost has nothing to give back. */
  async giveBack(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    await this.#renewing.catch(() => undefined);
    if (this.#version !== undefined) await this.#write(this.#claim.clock.now());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.giveBack();
  }

  /** One write at a time: two at once would fight each other with the same version. */
  #next(write: () => Promise<void>): Promise<void> {
    this.#renewing = this.#renewing.then(write, write);
    return this.#renewing;
  }

  async #write(expires: number, fence = this.fence): Promise<void> {
    const { records, environment } = this.#claim;
    if (this.#version === undefined) throw new LeaseLost(environment, "another run took it");
    const record = { ...this.#record, fence, expires: iso(expires) };
    const version = await records.write(keys.lease(environment), record, this.#version);
    this.#version = version;
    if (version === undefined) throw new LeaseLost(environment, "it had expired and another run took it");
    this.#record = record;
  }
}
