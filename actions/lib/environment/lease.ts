import { keys } from "../../../schema/bucket-keys.ts";
import { LeaseRecord } from "../../../schema/records.ts";
import { plain } from "../text/plain.ts";
import { Problem } from "../text/problem.ts";
import { type Clock, iso } from "../time/clock.ts";
import { type Records, readAs } from "./records.ts";

/**
 * How long a lease outlives a run that was killed. Safety never rests on it, nor on the clocks of two runners: an old holder
 * is stopped by its fence on the hosts and by compare-and-swap in S3. A clock that is wrong only makes a run wait.
 */
export const LEASE_MS = 120_000;

/** When a lease that was given back has expired: long ago, by the clock of every runner, also of one that is an hour slow or fast. */
export const GIVEN_BACK = 0;

export class LeaseLost extends Problem {
  constructor(environment: string, why: string) {
    super(
      `This run lost the lease of '${environment}': ${why}. It touches nothing more: that run settles what is half done. ` +
        "Look at its log.",
    );
  }
}

/** Who has it, for people: `held by <run> (<actor>) since ..., expires ...`. */
export const describeHolder = ({ owner, acquired, expires }: LeaseRecord) =>
  `held by ${plain(owner, 600)} since ${acquired}, expires ${expires}`;

/** Where a lease is, and whose. */
export interface LeaseAddress {
  records: Records;
  environment: string;
  clock: Clock;
  holder: string;
}

const whys = {
  "pre-empted": (owner: string) => `${owner} pre-empted it`,
  over: (owner: string) => `${owner} took it, for GitHub says that this run is over`,
  expired: (owner: string) => `it had expired and ${owner} took it`,
};

/** The lease as its holder has it. Dispose gives it back. */
export class Lease implements AsyncDisposable {
  readonly #address: LeaseAddress;
  readonly #stop = new AbortController();
  readonly #lost = new AbortController();
  #record: LeaseRecord;
  #version: string;
  #renewing: Promise<void> = Promise.resolve();

  constructor(address: LeaseAddress, record: LeaseRecord, version: string) {
    this.#address = address;
    this.#record = record;
    this.#version = version;
  }

  get fence(): number {
    return this.#record.fence;
  }

  /** Aborts, with a LeaseLost, once it is known that another run has the lease. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Renews until the lease is given back; a failed renewal is tried again until the lease has expired. */
  keep(): void {
    const { clock } = this.#address;
    const loop = async () => {
      for (;;) {
        await clock.sleep(LEASE_MS / 8, this.#stop.signal);
        await this.renew().catch(() => undefined);
      }
    };
    loop().catch(() => undefined);
  }

  /** Throws LeaseLost when another run has taken the lease. */
  renew(): Promise<void> {
    return this.#next(() => this.#write(this.#address.clock.now() + LEASE_MS));
  }

  /** Renews with the next fence: what is sent from now on shuts out what was sent before. */
  raise(): Promise<void> {
    return this.#next(() => this.#write(this.#address.clock.now() + LEASE_MS, this.fence + 1));
  }

  /** Idempotent; a lease that was lost has nothing to give back. */
  async giveBack(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    await this.#renewing.catch(() => undefined);
    if (!this.#lost.signal.aborted) await this.#write(GIVEN_BACK);
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
    const { records, environment } = this.#address;
    const key = keys.lease(environment);
    this.#lost.signal.throwIfAborted();
    let record = { ...this.#record, fence, expires: iso(expires) };
    for (let over = this.#version; ; ) {
      const version = await records.write(key, record, over);
      if (version !== undefined) {
        this.#version = version;
        this.#record = record;
        return;
      }
      const stored = await readAs(records, key, LeaseRecord).catch(() => undefined);
      if (stored?.value.holder !== record.holder) throw this.#lose(stored?.value);
      // Nobody took it: in the way is a write of ours whose reply was lost, perhaps with a higher fence.
      over = stored.version;
      record = { ...record, fence: Math.max(fence, stored.value.fence) };
    }
  }

  /** Says in the run and in its log who has the lease now; undefined: it cannot be learned. */
  #lose(now: LeaseRecord | undefined): LeaseLost {
    const { environment, holder } = this.#address;
    const owner = plain(now?.owner ?? "another run", 600);
    const took = now?.took?.holder === holder ? now.took.why : "expired";
    const lost = new LeaseLost(environment, whys[took](owner));
    this.#lost.abort(lost);
    return lost;
  }
}
