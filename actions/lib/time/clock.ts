import { setTimeout as timeout } from "node:timers/promises";

/** Time as the domain sees it, so that a test can run an hour in a millisecond. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with the signal's reason when it aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    try {
      await timeout(milliseconds, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      // Node wraps the reason in an AbortError of its own; callers throw reasons that an operator can read.
      throw signal?.reason ?? error;
    }
  },
};

/** ISO 8601 UTC, as every stored time is written. */
export const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

/** Aborts some time after `signal` does. */
export function later(signal: AbortSignal, milliseconds: number, clock: Clock): AbortSignal {
  const late = new AbortController();
  const arm = () => void clock.sleep(milliseconds).then(() => late.abort(signal.reason));
  if (signal.aborted) arm();
  else signal.addEventListener("abort", arm, { once: true });
  return late.signal;
}
