import type { Operation } from "../../schema/host-result.ts";
import { KIND } from "../load/returning.ts";
import type { Report } from "../report.ts";
import { count, escaped, ms, seconds, table } from "./html.ts";
import { lanes } from "./lanes.ts";
import { Span } from "./scale.ts";
import { style } from "./style.ts";
import { latencies, Palette, traffic } from "./traffic.ts";

const phases: Operation[] = ["stage", "switch", "commit"];

/** One file with everything in it: no script, nothing from elsewhere. */
export function page(report: Report): string {
  const { timeline, control, hostEvents, hosts } = report;
  const palette = new Palette();
  for (const { id } of report.releases) palette.of(id);
  const span = spanOf(timeline);
  const calm = spanOf(control.timeline);
  const ids = hosts.map(({ host }) => host);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>KloverBuy ${report.kind}</title><style>${style}</style></head><body>
<h1>KloverBuy ${report.kind}: <span class="${report.ok ? "good" : "lost"}">${report.ok ? "nothing was lost" : "not as it must be"}</span></h1>
<p class="soft">${escaped(report.started)} · ${report.seconds} s · ${ids.length} hosts with Nginx ${escaped(report.nginx)} · ${count(report.requests_per_second)} requests/s, keep-alive, no retries</p>
${report.reasons.map((reason) => `<p class="lost">${escaped(reason)}</p>`).join("\n")}
${tiles(report)}
<h2>Under the rollouts</h2>
${traffic(timeline, span, palette, hostEvents)}
${lanes(ids, hostEvents, span, palette)}
${latencies(timeline, span)}
<h2>Releases</h2>
${releases(report, palette)}
${hostTable(report)}
<h2>The control: the same load, and a restart in place</h2>
<p>Stop, replace the files, start, with a graceful stop and on all hosts at once. A load that lost nothing here could not be trusted above.</p>
${traffic(control.timeline, calm, palette, [{ at: control.switched, host: "every host", what: "switch", release: "the new files, in place" }])}
${table(["What a request got", "Times"], failures(report), [1])}
</body></html>
`;
}

const spanOf = (timeline: Report["timeline"]) => new Span(timeline[0]?.at ?? 0, (timeline.at(-1)?.at ?? 0) + 1000);

function tiles({
  requests,
  failed,
  longest_gap_ms,
  latency_ms: latency,
  long,
  control,
  kinds,
  releases,
}: Report): string {
  const tile = (name: string, value: string, tone = "") =>
    `<div class="tile"><b class="${tone}">${value}</b>${name}</div>`;
  const good = releases.filter(({ outcome }) => outcome === "succeeded").length;
  return `<div class="tiles">${[
    tile("requests", count(requests)),
    tile("lost", count(failed), failed === 0 ? "good" : "lost"),
    tile("longest gap of a host", ms(longest_gap_ms)),
    tile("95 % answered within", ms(latency?.p95 ?? 0)),
    tile("rollouts", count(good)),
    tile("2-10 s requests, always in flight", `≥ ${long.least_in_flight}`),
    tile("visits for a page they had", count(kinds[KIND]?.requests ?? 0)),
    tile("lost by the control", `${count(control.failed)} of ${count(control.requests)}`, "lost"),
  ].join("")}</div>`;
}

function releases(report: Report, palette: Palette): string {
  const head = ["Release", "What changed", "Outcome", "Deploy", "Requests", "Lost", "Longest gap"];
  const rows = report.releases.map((row) => [
    `<i class="dot" style="background:${palette.of(row.id)}"></i><code>${escaped(row.id)}</code>`,
    `<span class="wide">${escaped(row.what)}</span>`,
    `<span class="${row.outcome === row.expected ? "good" : "lost"}">${escaped(row.outcome)}</span>`,
    seconds(row.deploy_ms),
    count(row.requests),
    count(row.failed),
    ms(row.longest_gap_ms),
  ]);
  return table(head, rows, [3, 4, 5, 6]);
}

function hostTable(report: Report): string {
  const rows = report.releases.flatMap(({ id, hosts }) =>
    hosts.map(({ name, phases: done }) => [
      `<code>${escaped(id)}</code>`,
      escaped(name),
      ...phases.map((phase) => {
        const one = done[phase];
        return one === undefined ? "" : `${escaped(one.outcome)} ${seconds(one.ms)}`;
      }),
    ]),
  );
  return `<details><summary>Each host, phase by phase</summary>${table(["Release", "Host", "Stage", "Switch", "Commit"], rows, [])}</details>`;
}

const failures = ({ control }: Report) => [
  ["the right answer", count(control.requests - control.failed)],
  ...Object.entries(control.by_failure).map(([what, times]) => [escaped(what), count(times)]),
];
