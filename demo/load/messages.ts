import type { Latency } from "./statistics.ts";

export interface Target {
  /** Instance id. */
  host: string;
  url: string;
}

export interface LoadOptions {
  targets: Target[];
  /** The releases that may answer from the start, oldest first. */
  releases: string[];
  /** Requests a second, over all hosts. */
  rate: number;
  /** Requests of 2-10 s that are kept in flight beside it, over all hosts. */
  long: number;
  /** The load ends by itself after so many seconds or requests. */
  mostSeconds: number;
  mostRequests: number;
}

/** What the demo tells the load: releases that may answer from now on, in the order of their rollouts; or to end. */
export type ToLoad = { kind: "known"; release: string } | { kind: "stop"; abandon: boolean };

export type FromLoad = { kind: "second"; second: Second } | { kind: "result"; result: LoadResult };

/** One second of the load. Times are milliseconds since the epoch. */
export interface Second {
  at: number;
  requests: number;
  failed: number;
  /** Good answers by release; those of files, which name none, are under "". */
  releases: Record<string, number>;
  /** From the intended start, without the long requests; null when nothing was answered. */
  latency: Latency | null;
  /** The longest time without a good answer of one host's app that ended in this second. */
  longestGap: number;
  /** The fewest long requests that were in flight. */
  long: number;
}

export interface LoadFailure {
  at: number;
  host: string;
  kind: string;
  /** A socket's error code, a status, or what was wrong with the body. */
  what: string;
  release: string | null;
}

export interface HostTotals {
  host: string;
  requests: number;
  failed: number;
  longestGap: number;
  longestGapAt: number;
}

export interface LoadResult {
  started: number;
  /** When the last request was sent; the long ones were still in flight. */
  full: number;
  ended: number;
  requests: number;
  failed: number;
  /** Of the requests: how many took 2-10 s, and how many of them were in flight at the least, while the load was at its full height. */
  long: { requests: number; leastInFlight: number };
  /** Answers of a release after a newer one had answered on the same host to a request that was sent later. */
  wentBack: number;
  /** Requests that were due and were not sent, because the machine did not keep up; in no other number. */
  heldBack: number;
  /** A visitor who comes to another host each time: how often it was shown a page of before, as hosts switched one after another. */
  roaming: { visits: number; wentBack: number };
  kinds: Record<string, { requests: number; failed: number }>;
  latency: Latency | null;
  /** The longest of the hosts' gaps, and the longest time in which no host's app at all gave a good answer. */
  longestGap: number;
  longestGapOverall: number;
  hosts: HostTotals[];
  seconds: Second[];
  /** How often each thing went wrong. */
  failedBy: Record<string, number>;
  /** The first ones. */
  failures: LoadFailure[];
}
