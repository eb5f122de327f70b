import type { HostEvent } from "../host-events.ts";
import type { Report } from "../report.ts";
import { bars } from "./chart.ts";
import { count, escaped } from "./html.ts";
import { round, Span } from "./scale.ts";
import { colours } from "./style.ts";
import { highest, layers, Palette } from "./traffic.ts";

/** What the picture needs of a report. */
export type Drawn = Pick<Report, "timeline" | "control" | "hostEvents" | "releases" | "requests" | "failed" | "nginx">;

const WIDTH = 880;
const HEIGHT = 300;
/** Of the plots: where they begin, how high they are. */
const TOP = 58;
const TALL = 200;

/** The report's traffic and its control's side by side, on one scale, as an image of its own for a README. */
export function picture(report: Drawn): string {
  const { timeline, control, hostEvents, releases, requests, failed } = report;
  const palette = new Palette();
  for (const { id } of releases) palette.of(id);
  const most = Math.max(highest(timeline), highest(control.timeline));
  const restart = { at: control.switched, host: "every host", what: "switch", release: "the new files" } as const;
  const good = releases.filter(({ expected }) => expected === "succeeded").length;
  const panel = (left: number, width: number, seconds: Report["timeline"], events: readonly HostEvent[]) => {
    const span = new Span(seconds[0]?.at ?? 0, (seconds.at(-1)?.at ?? 0) + 1000);
    const body = layers(seconds, span, palette, most).map(({ title, colour, bars: list }) => bars(list, colour, title));
    const rules = events
      .filter(({ what, at }) => what === "switch" && at >= span.from && at <= span.to)
      .map(({ at }) => `<path class="rule" d="M${span.at(at)} 0V100"/>`);
    const axis = `<text x="${left}" y="${TOP + TALL + 18}">0 s</text><text x="${left + width}" y="${TOP + TALL + 18}" text-anchor="end">${round((span.to - span.from) / 1000)} s</text>`;
    return `<svg x="${left}" y="${TOP}" width="${width}" height="${TALL}" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><path class="ground" d="M0 0H100V100H0z"/>${body.join("")}${rules.join("")}</svg>${axis}`;
  };
  const lost = (number: number, of: number) => `lost: ${count(number)} of ${count(of)}`;
  const title = `${good} releases rolled out under load, ${lost(failed, requests)}; a restart in place under the same load, ${lost(control.failed, control.requests)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<style>${colours}
text { font: 13px system-ui, sans-serif; fill: var(--soft); } .name { font-weight: 600; fill: var(--ink); } .good { font-weight: 600; fill: var(--good); } .lost { font-weight: 600; fill: var(--lost); }
.ground { fill: var(--card); } .rule { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 3 3; opacity: .5; vector-effect: non-scaling-stroke; }</style>
<rect width="${WIDTH}" height="${HEIGHT}" rx="10" fill="var(--ground)"/>
<text class="name" x="24" y="28">${good} releases rolled out, one refused</text><text class="${failed === 0 ? "good" : "lost"}" x="24" y="47">${lost(failed, requests)}</text>
<text class="name" x="604" y="28">A restart in place, same load</text><text class="lost" x="604" y="47">${lost(control.failed, control.requests)}</text>
${panel(24, 552, timeline, hostEvents)}
${panel(604, 252, control.timeline, [restart])}
<text x="24" y="${HEIGHT - 8}">Answers a second: a colour per release, grey for pages and assets, red for lost; dashed: a host switches. Nginx ${escaped(report.nginx)}.</text>
</svg>
`;
}
