import { errorRate, excess, quantile, quantileBounds, type Sample } from "./traffic.ts";

export interface Tolerance {
  /** Share of requests that may fail beyond the former release's share: 0.01 is one in a hundred. */
  errors: number;
  /** p95 may be this many times the former release's. */
  latency: number;
  /** Requests that each side needs for a verdict. */
  requests: number;
}

/** unsure: too few requests on one side. */
export interface Verdict {
  kind: "equal" | "harmful" | "unsure";
  /** What was measured, with the sizes of the samples. */
  sentence: string;
}

/** Standard deviations: once in about 700 comparisons of equal releases the errors, or the latency, look different by chance. */
const CERTAIN = 3;

/** Milliseconds that no user notices: a p95 of 3 ms instead of 1 ms does no harm. */
const UNNOTICED = 25;

/** Hosts on the new release against hosts on the former one, in the same stretch of time. */
export function judge(fresh: Sample, former: Sample, tolerance: Tolerance): Verdict {
  const sentence = `new release: ${told(fresh)}; former release: ${told(former)}`;
  if (Math.min(fresh.requests, former.requests) < tolerance.requests) {
    return { kind: "unsure", sentence: `${sentence}; a verdict needs ${tolerance.requests} requests of each` };
  }
  const worse = errorRate(fresh) - errorRate(former);
  if (worse > tolerance.errors && excess(fresh, former) > CERTAIN) {
    return { kind: "harmful", sentence: `${sentence}; the new one fails ${percent(worse)} more of its requests` };
  }
  const slow = quantileBounds(fresh, P95, CERTAIN).least;
  const usual = quantileBounds(former, P95, CERTAIN).most;
  if (slow > usual * tolerance.latency && quantile(fresh, P95) - quantile(former, P95) > UNNOTICED) {
    return {
      kind: "harmful",
      sentence: `${sentence}; the new one is slower than ${tolerance.latency} times the former`,
    };
  }
  return { kind: "equal", sentence };
}

const P95 = 0.95;

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

const told = (sample: Sample) =>
  `${sample.requests} requests, ${sample.errors} failed (${percent(errorRate(sample))}), p95 ${Math.round(quantile(sample, P95))} ms`;
