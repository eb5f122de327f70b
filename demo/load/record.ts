import type { HostTotals, LoadFailure, LoadResult, Second } from "./messages.ts";
import { Gap, latency, tenth } from "./statistics.ts";

/** Kept in full; more are only counted. */
const mostFailures = 500;

export interface Outcome {
  host: string;
  kind: string;
  /** Whether it is one of the requests of 2-10 s, whose time says nothing about latency. */
  long: boolean;
  /** When the schedule wanted it to start, when it was sent, when it ended: milliseconds since the epoch. */
  intended: number;
  sent: number;
  ended: number;
  release: string | null;
  /** null: the answer was as it must be. */
  failure: string | null;
}

interface Open {
  second: Omit<Second, "latency">;
  latencies: number[];
}

/** Adds up what became of every request. It looks at no clock, so it can be fed with any times. */
export class Recorder {
  readonly #started: number;
  readonly #finished: (second: Second) => void;
  readonly #hosts: Map<string, { totals: HostTotals; gap: Gap; newest: number; newestSince: number }>;
  readonly #known = new Map<string, number>();
  readonly #overall = new Gap();
  readonly #seconds: Second[] = [];
  readonly #latencies: number[] = [];
  readonly #kinds: LoadResult["kinds"] = {};
  readonly #failures: LoadFailure[] = [];
  readonly #failedBy: Record<string, number> = {};
  #open: Open | null = null;
  #requests = 0;
  #failed = 0;
  #long = 0;
  #wentBack = 0;
  #heldBack = 0;
  #rollouts = 0;
  #leastLong: number | null = null;
  #full: number | null = null;

  constructor(started: number, hosts: readonly string[], finished: (second: Second) => void) {
    this.#started = started;
    this.#finished = finished;
    this.#hosts = new Map(
      hosts.map((host) => {
        const totals = { host, requests: 0, failed: 0, longestGap: 0, longestGapAt: 0 };
        return [host, { totals, gap: new Gap(), newest: 0, newestSince: 0 }];
      }),
    );
  }

  /** This release may answer from now on; the order of the calls is the order of the rollouts. */
  know(release: string): void {
    this.#known.set(release, ++this.#rollouts);
  }

  knows(release: string): boolean {
    return this.#known.has(release);
  }

  /** A request was due, and was not sent because the machine did not keep up. */
  holdBack(): void {
    this.#heldBack++;
  }

  /** How many long requests are in flight; `full`: once as many as wanted have been reached. */
  longInFlight(now: number, count: number, full: boolean): void {
    const { second } = this.#at(now);
    second.long = Math.min(second.long, count);
    if (full && this.#full === null) this.#leastLong = Math.min(this.#leastLong ?? count, count);
  }

  add(outcome: Outcome): void {
    const { host, kind, long, intended, ended, release, failure } = outcome;
    const of = this.#hosts.get(host);
    if (of === undefined) throw new Error(`The load has no host ${host}.`);
    const { second, latencies } = this.#at(ended);
    this.#kinds[kind] ??= { requests: 0, failed: 0 };
    for (const sum of [second, of.totals, this.#kinds[kind]]) {
      sum.requests++;
      if (failure !== null) sum.failed++;
    }
    this.#requests++;
    if (long) this.#long++;
    if (failure !== null) {
      this.#failed++;
      this.#failedBy[failure] = (this.#failedBy[failure] ?? 0) + 1;
      if (this.#failures.length < mostFailures) {
        this.#failures.push({ at: Math.round(ended), host, kind, what: failure, release });
      }
      return;
    }
    second.releases[release ?? ""] = (second.releases[release ?? ""] ?? 0) + 1;
    // Nginx serves files without the app: only an answer that names a release shows that the host is there.
    if (this.#full === null && release !== null) {
      second.longestGap = Math.max(second.longestGap, tenth(of.gap.see(ended)));
      this.#overall.see(ended);
    }
    if (!long) {
      latencies.push(ended - intended);
      this.#latencies.push(ended - intended);
    }
    this.#compare(of, outcome);
  }

  #compare(of: { newest: number; newestSince: number }, { release, sent, ended }: Outcome): void {
    const order = this.#known.get(release ?? "") ?? 0;
    if (order > of.newest) {
      of.newest = order;
      of.newestSince = ended;
    } else if (order > 0 && order < of.newest && sent > of.newestSince) this.#wentBack++;
  }

  /** From now on only the last long requests are in flight: silence is no gap any more, and a host's silence so far is one. */
  full(now: number): void {
    this.#full = now;
    for (const { gap } of this.#hosts.values()) if (now > gap.last) gap.see(now);
    this.#overall.see(now);
  }

  result(ended: number): Omit<LoadResult, "roaming"> {
    this.#close();
    for (const { totals, gap } of this.#hosts.values()) {
      totals.longestGap = tenth(gap.longest);
      totals.longestGapAt = Math.round(gap.at);
    }
    const hosts = [...this.#hosts.values()].map(({ totals }) => totals);
    return {
      started: Math.round(this.#started),
      full: Math.round(this.#full ?? ended),
      ended: Math.round(ended),
      requests: this.#requests,
      failed: this.#failed,
      long: { requests: this.#long, leastInFlight: this.#leastLong ?? 0 },
      wentBack: this.#wentBack,
      heldBack: this.#heldBack,
      kinds: this.#kinds,
      latency: latency(this.#latencies),
      longestGap: Math.max(0, ...hosts.map(({ longestGap }) => longestGap)),
      longestGapOverall: tenth(this.#overall.longest),
      hosts,
      seconds: this.#seconds,
      failedBy: this.#failedBy,
      failures: this.#failures,
    };
  }

  #at(now: number): Open {
    const at = this.#started + Math.floor((now - this.#started) / 1000) * 1000;
    if (this.#open !== null && this.#open.second.at >= at) return this.#open;
    this.#close();
    const empty = { requests: 0, failed: 0, releases: {}, longestGap: 0, long: Number.MAX_SAFE_INTEGER };
    this.#open = { second: { at, ...empty }, latencies: [] };
    return this.#open;
  }

  #close(): void {
    if (this.#open === null) return;
    const { second, latencies } = this.#open;
    const long = second.long === Number.MAX_SAFE_INTEGER ? 0 : second.long;
    const done = { ...second, at: Math.round(second.at), long, latency: latency(latencies) };
    this.#seconds.push(done);
    this.#open = null;
    this.#finished(done);
  }
}
