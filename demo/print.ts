import type { Operation } from "../schema/host-result.ts";
import { KIND, OLD_PAGE } from "./load/returning.ts";
import type { Report } from "./report.ts";
import { count, type Show } from "./terminal.ts";

const phases: Operation[] = ["stage", "switch", "commit"];

/** The end of a run for a person: releases, control, verdict. */
export function tell(report: Report, show: Show, mostRows = 12): void {
  const rows = report.releases.slice(-mostRows);
  show.section(rows.length < report.releases.length ? `The last ${rows.length} releases` : "Releases");
  show.table(
    ["Release", "Outcome", "Build", "Deploy", "Requests", "Lost", "Longest gap"],
    rows.map(({ id, outcome, build_ms, deploy_ms, requests, failed, longest_gap_ms }) => [
      id,
      outcome,
      seconds(build_ms),
      seconds(deploy_ms),
      count(requests),
      count(failed),
      `${Math.round(longest_gap_ms)} ms`,
    ]),
  );
  show.section("Each host, phase by phase");
  show.table(
    ["Release", "Host", ...phases.map((phase) => phase.replace(/^./, (letter) => letter.toUpperCase()))],
    rows.flatMap(({ id, hosts }) =>
      hosts.map((host) => [
        id,
        host.name,
        ...phases.map((name) => {
          const phase = host.phases[name];
          return phase === undefined ? "" : `${phase.outcome} ${seconds(phase.ms)}`;
        }),
      ]),
    ),
  );
  show.section("The load, and the same load without KloverBuy");
  const { control, latency_ms: latency } = report;
  show.table(
    ["", "Requests", "Lost", "Longest gap"],
    [
      [`${report.releases.length} releases, rolled out`, ...sums(report)],
      ["control: one restart in place", ...sums(control)],
    ],
  );
  show.line(
    `Nginx ${report.nginx}; ${report.requests_per_second} requests/s; p50 ${latency?.p50} ms, p95 ${latency?.p95} ms, p99 ${latency?.p99} ms; ` +
      `${count(report.long.requests)} requests of 2-10 s, never fewer than ${report.long.least_in_flight} in flight`,
  );
  show.line(
    `${count(report.kinds[KIND]?.requests ?? 0)} visitors came back for a page they had: ${count(report.failures.filter(({ what }) => what === OLD_PAGE).length)} were left with a former one, ` +
      `${count(control.by_failure[OLD_PAGE] ?? 0)} by the control`,
  );
  const { visits, wentBack } = report.roaming;
  show.line(
    `who came to another host each time met a page of before ${count(wentBack)} times in ${count(visits)} visits, while hosts switched one after another`,
  );
  if (report.held_back > 0)
    show.line(`${count(report.held_back)} more were due and not sent: this machine is too busy`);
  show.section(
    report.ok ? `Nothing was lost, in ${report.seconds} s` : `It did not go as it must, in ${report.seconds} s`,
  );
  for (const reason of report.reasons) show.bad(reason);
}

const sums = ({ requests, failed, longest_gap_ms }: Report["control"] | Report) => [
  count(requests),
  count(failed),
  `${Math.round(longest_gap_ms)} ms`,
];

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
