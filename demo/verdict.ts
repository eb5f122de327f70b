import { KIND, OLD_PAGE } from "./load/returning.ts";
import type { ReleaseRow, Report } from "./report.ts";

/** What a run has to reach to prove anything. */
export interface Bar {
  requests: number;
  perSecond: number;
  /** Requests of 2-10 s that must be in flight at every moment. */
  long: number;
  deploys: number;
}

type Measured = Omit<Report, "ok" | "reasons">;

/** Every reason why the run did not show what it has to show; none: it did. */
export function shortcomings(report: Measured, bar: Bar): string[] {
  const { requests, failed, requests_per_second: rate, long, went_back: wentBack, refused, control } = report;
  const good = report.releases.filter(({ expected }) => expected === "succeeded");
  const reasons: string[] = [];
  const must = (holds: boolean, reason: string) => {
    if (!holds) reasons.push(reason);
  };
  must(failed === 0, `${failed} of ${requests} requests failed`);
  must(wentBack === 0, `${wentBack} requests were answered by a release that the host had left already`);
  must(requests >= bar.requests, `only ${requests} requests were made; ${bar.requests} are wanted`);
  must(rate >= bar.perSecond, `the load reached ${rate} requests/s; ${bar.perSecond} are wanted`);
  must(long.least_in_flight >= bar.long, `only ${long.least_in_flight} long requests were in flight at a moment`);
  must(good.length >= bar.deploys, `only ${good.length} releases were rolled out; ${bar.deploys} are wanted`);
  for (const row of report.releases) reasons.push(...unexpected(row));
  // The first release has to be there before there can be a load.
  for (const { id, under_load: under } of report.releases.slice(1))
    must(under, `${id} was not under load all the time`);
  for (const name of refused.changed) reasons.push(`the refused release changed ${name}`);
  must(control.requests > 0, "the control made no request");
  const again = report.kinds[KIND]?.requests ?? 0;
  must(again > 0, "no visitor came back to ask again for a page");
  must(
    (control.by_failure[OLD_PAGE] ?? 0) > 0,
    "the control left no visitor with a former page: visitors who come back would prove nothing",
  );
  must(
    control.failed > 0,
    "the control, a restart in place under the same load, lost nothing: this measurement proves nothing",
  );
  return reasons;
}

function unexpected({ id, what, expected, outcome, answers, hosts, reason }: ReleaseRow): string[] {
  if (outcome !== expected) return [`${id} (${what}) ended as ${outcome} where ${expected} was right: ${reason ?? ""}`];
  if (expected === "refused") return answers === 0 ? [] : [`${id} was refused and yet answered ${answers} requests`];
  const reasons = answers > 0 ? [] : [`${id} succeeded and yet answered no request`];
  for (const { name, phases } of hosts) {
    if (phases.commit === undefined) reasons.push(`${name} did not commit ${id}`);
  }
  return reasons;
}
