/** The least value that at least `share` (0 to 1) of the values do not exceed; null when there is none. */
export function percentile(sorted: readonly number[], share: number): number | null {
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? null;
}

export interface Latency {
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** Milliseconds, rounded to a tenth; null when nothing was answered. */
export function latency(values: readonly number[]): Latency | null {
  const sorted = Float64Array.from(values).sort() as unknown as readonly number[];
  const at = (share: number) => tenth(percentile(sorted, share) ?? 0);
  return sorted.length === 0 ? null : { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The longest time without an answer, fed with the moments of answers as they come. */
export class Gap {
  /** The moment of the last answer; -Infinity before the first. */
  last = Number.NEGATIVE_INFINITY;
  longest = 0;
  /** When the longest one ended. */
  at = 0;

  /** Milliseconds since the moment before. */
  see(now: number): number {
    const gap = this.last === Number.NEGATIVE_INFINITY ? 0 : Math.max(0, now - this.last);
    this.last = Math.max(now, this.last);
    if (gap > this.longest) {
      this.longest = gap;
      this.at = now;
    }
    return gap;
  }
}
