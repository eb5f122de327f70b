import type { Traffic } from "../../../schema/host-result.ts";

/** The traffic of several hosts in the same stretch of time. */
export interface Sample {
  requests: number;
  errors: number;
  /** Requests by latency class, ascending; see host-result.ts. */
  latency: [latencyClass: number, requests: number][];
}

export function merge(traffics: readonly Traffic[]): Sample {
  const classes = new Map<number, number>();
  const sum = { requests: 0, errors: 0 };
  for (const { requests, errors, latency } of traffics) {
    sum.requests += requests;
    sum.errors += errors;
    for (const [at, count] of latency) classes.set(at, (classes.get(at) ?? 0) + count);
  }
  return { ...sum, latency: [...classes].sort(([a], [b]) => a - b) };
}

/** Milliseconds that the slowest of the fastest `share` of requests took (0.95: p95), inside its class by proportion. */
export function quantile({ latency }: Sample, share: number): number {
  const total = latency.reduce((sum, [, count]) => sum + count, 0);
  let left = Math.min(1, Math.max(0, share)) * total;
  for (const [at, count] of latency) {
    if (left <= count) return 1.15 ** (at + left / count) - 1;
    left -= count;
  }
  return 0;
}

/**
 * How far a sample of this size may be off by chance: the true quantile lies between these two with `z` standard deviations
 * of confidence (order statistics; the number of requests below the true quantile is binomial).
 */
export function quantileBounds(sample: Sample, share: number, z: number): { least: number; most: number } {
  const off = z * Math.sqrt((share * (1 - share)) / Math.max(1, sample.requests));
  return { least: quantile(sample, share - off), most: quantile(sample, share + off) };
}

/**
 * How many standard deviations the error rate of `fresh` lies above that of `former`, were both the same in truth (pooled
 * two-proportion test). The one error added to each keeps a single unlucky request from looking certain.
 */
export function excess(fresh: Sample, former: Sample): number {
  const rate = (fresh.errors + former.errors + 2) / (fresh.requests + former.requests + 2);
  const deviation = Math.sqrt(rate * (1 - rate) * (1 / Math.max(1, fresh.requests) + 1 / Math.max(1, former.requests)));
  return (errorRate(fresh) - errorRate(former)) / Math.max(deviation, Number.MIN_VALUE);
}

export const errorRate = ({ errors, requests }: Sample) => (requests === 0 ? 0 : errors / requests);
