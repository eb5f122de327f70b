import { Problem } from "../text/problem.ts";
import type { Clock } from "./clock.ts";

/** What one look found; `state` is what the operator reads when the wait ends without success. */
export type Look<T> = { done: true; value: T } | { done: false; state: string };

/**
 * The closed classification of an error met while waiting. not-yet: what is waited for does not exist so far; retry: the service
 * could not answer; fatal: everything else, unknown errors included, since waiting cannot cure them.
 */
export type Classification = "not-yet" | "retry" | "fatal";

export interface Poll<T> {
  /** What is waited for, as the object of "Waited for ...". */
  what: string;
  look: () => Promise<Look<T>>;
  classify: (error: unknown) => Classification;
  /** Milliseconds since 1970 after which no further look is taken. */
  deadline: number;
  clock: Clock;
  signal?: AbortSignal | undefined;
  /** First and longest delay between two looks, in milliseconds; `before`: also wait before the first look. */
  delay?: { first: number; longest: number; before?: boolean };
  /** 0 to 1, for the jitter. */
  random?: () => number;
}

export class DeadlinePassed extends Problem {
  constructor(what: string, seconds: number, state: string) {
    super(`Waited ${seconds} s for ${what}; the last state seen was: ${state}.`);
  }
}

const GROWTH = 1.35;
const JITTER = 0.2;

/** The one waiting function. Throws DeadlinePassed, the first fatal error as it is, or the signal's reason. */
export async function poll<T>(wait: Poll<T>): Promise<T> {
  const { clock, signal, deadline, random = Math.random } = wait;
  const { first, longest, before = false } = wait.delay ?? { first: 300, longest: 5_000 };
  const started = clock.now();
  let state = "nothing yet";
  if (before) await clock.sleep(first, signal);
  for (let delay = first; ; delay = Math.min(longest, delay * GROWTH)) {
    signal?.throwIfAborted();
    try {
      const seen = await wait.look();
      if (seen.done) return seen.value;
      state = seen.state;
    } catch (error) {
      const kind = wait.classify(error);
      if (kind === "fatal") throw error;
      state = `${kind === "retry" ? "the service could not answer" : "not there yet"} (${message(error)})`;
    }
    const left = deadline - clock.now();
    if (left <= 0) throw new DeadlinePassed(wait.what, Math.round((clock.now() - started) / 1000), state);
    // Jitter keeps the runners of many repositories from asking in step; the last look falls on the deadline itself.
    await clock.sleep(Math.min(left, delay * (1 - JITTER + 2 * JITTER * random())), signal);
  }
}

const message = (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
