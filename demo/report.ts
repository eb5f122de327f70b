import type { HostReport } from "../schema/outputs.ts";
import type { HostEvent } from "./host-events.ts";
import type { HostTotals, LoadFailure, LoadResult, Second } from "./load/messages.ts";
import type { Latency } from "./load/statistics.ts";

/** What `--report` writes; times are milliseconds since the epoch unless their name says otherwise. */
export interface Report {
  schema: 1;
  kind: "demo" | "soak";
  ok: boolean;
  /** Why it is not ok; empty when it is. */
  reasons: string[];
  started: string;
  /** The version of the hosts' Nginx. */
  nginx: string;
  /** From the start of the sandbox until the control's last answer. */
  seconds: number;
  requests: number;
  failed: number;
  /** The longest time in which the app of one of the hosts gave no good answer. */
  longest_gap_ms: number;
  requests_per_second: number;
  latency_ms: Latency | null;
  long: { requests: number; least_in_flight: number };
  went_back: number;
  /** Requests that were due and not sent: a sign of a machine that does not keep up with the load. */
  held_back: number;
  kinds: LoadResult["kinds"];
  roaming: LoadResult["roaming"];
  hosts: HostTotals[];
  releases: ReleaseRow[];
  refused: { releases: number; changed: string[] };
  control: Control;
  hostEvents: HostEvent[];
  timeline: Second[];
  failures: LoadFailure[];
}

export interface ReleaseRow {
  id: string;
  what: string;
  expected: "succeeded" | "refused";
  outcome: string;
  reason: string | null;
  build_ms: number;
  started: number;
  deploy_ms: number;
  /** Of the load, from the start of this rollout to the start of the next. */
  requests: number;
  failed: number;
  longest_gap_ms: number;
  /** Good answers that named this release: within that time; of a release that must be refused, over the whole load. */
  answers: number;
  /** Whether the load was at its full height from the start of this rollout to its end. */
  under_load: boolean;
  hosts: Pick<HostReport, "host" | "name" | "phases">[];
}

export interface Control {
  requests: number;
  failed: number;
  longest_gap_ms: number;
  /** How often each thing went wrong. */
  by_failure: Record<string, number>;
  /** When the hosts were restarted in place. */
  switched: number;
  timeline: Second[];
}

/** The seconds at full height, and later ones in which something was lost. */
export const timeline = ({ seconds, full }: Pick<LoadResult, "seconds" | "full">): Second[] =>
  seconds.filter(({ at, failed }) => at + 1000 <= full || failed > 0);

/** What the load saw in the seconds that began in [from, to). */
export function seen(timeline: readonly Second[], from: number, to: number) {
  const within = timeline.filter(({ at }) => at >= from && at < to);
  return {
    requests: within.reduce((sum, { requests }) => sum + requests, 0),
    failed: within.reduce((sum, { failed }) => sum + failed, 0),
    longest_gap_ms: Math.max(0, ...within.map(({ longestGap }) => longestGap)),
  };
}

/** Good answers by release, in the seconds that began in [from, to). */
export function answers(timeline: readonly Second[], from = 0, to = Number.POSITIVE_INFINITY): Map<string, number> {
  const found = new Map<string, number>();
  for (const { at, releases } of timeline) {
    if (at < from || at >= to) continue;
    for (const [release, number] of Object.entries(releases)) found.set(release, (found.get(release) ?? 0) + number);
  }
  return found;
}
