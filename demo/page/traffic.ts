import type { HostEvent } from "../host-events.ts";
import type { Second } from "../load/messages.ts";
import { type Bar, bars, chart, line } from "./chart.ts";
import { count, escaped } from "./html.ts";
import { roof, type Span } from "./scale.ts";

const fileColour = "var(--files)";
const lostColour = "var(--lost)";

/** Colours by release, in the order in which releases were first seen. */
export class Palette {
  readonly #seen: string[] = [];

  of(release: string): string {
    if (!this.#seen.includes(release)) this.#seen.push(release);
    return `var(--r${this.#seen.indexOf(release) % 8})`;
  }
}

export interface Layer {
  title: string;
  colour: string;
  bars: Bar[];
}

/** Requests in the busiest second, rounded up for an axis. */
export const highest = (timeline: readonly Second[]) => roof(Math.max(1, ...timeline.map(({ requests }) => requests)));

/** Answers of each second as bars of 0 to 100 per cent of `most`, stacked by release; what was lost stands on top. */
export function layers(timeline: readonly Second[], span: Span, palette: Palette, most: number): Layer[] {
  const all = new Map<string, Layer>();
  for (const { at, releases, failed } of timeline) {
    const [left, right] = [span.at(at), span.at(at + 1000)];
    let sum = 0;
    const stack = (title: string, colour: string, number: number) => {
      if (number === 0) return;
      const layer = all.get(title) ?? { title, colour, bars: [] };
      all.set(title, layer);
      const [from, to] = [(100 * sum) / most, (100 * (sum + number)) / most];
      layer.bars.push({ at: left, width: right - left, from, to });
      sum += number;
    };
    for (const [release, number] of Object.entries(releases)) {
      if (release !== "") stack(`release ${release}`, palette.of(release), number);
    }
    stack("pages and assets, served by Nginx", fileColour, releases[""] ?? 0);
    stack("lost", lostColour, failed);
  }
  return [...all.values()];
}

export function traffic(
  timeline: readonly Second[],
  span: Span,
  palette: Palette,
  hostEvents: readonly HostEvent[],
): string {
  const most = highest(timeline);
  return chart({
    label: `Answers a second, by release <i class="key" style="background:${fileColour}"></i> pages and assets <i class="key" style="background:${lostColour}"></i> lost`,
    span,
    levels: [0.5, 1].map((share) => ({ height: 100 * share, text: count(most * share) })),
    rules: hostEvents
      .filter(({ what, at }) => what === "switch" && at >= span.from && at <= span.to)
      .map(({ at, host, release }) => ({ at: span.at(at), title: `${host} switches to ${release}` })),
    body: layers(timeline, span, palette, most)
      .map(({ title, colour, bars: list }) => bars(list, colour, title))
      .join(""),
  });
}

/** Percentiles of each second on a logarithmic scale. */
export function latencies(timeline: readonly Second[], span: Span): string {
  const most = roof(Math.max(10, ...timeline.map(({ latency }) => latency?.p99 ?? 0)));
  const height = (value: number) => (100 * Math.log10(Math.max(1, value))) / Math.log10(most);
  const names = ["p99", "p95", "p50"] as const;
  const body = names.map((name) => {
    const points = timeline.map(({ at, latency }) =>
      latency === null ? null : { at: span.at(at + 500), height: height(latency[name]) },
    );
    return line(points, name);
  });
  const levels = [1, 10, 100, 1000, 10_000].filter((value) => value <= most);
  const keys = names.map((name) => `<i class="key ${name}"></i> ${name}`).join(" ");
  return chart({
    label: `Milliseconds from the intended start to the whole answer ${keys}`,
    span,
    levels: levels.map((value) => ({ height: height(value), text: `${escaped(count(value))} ms` })),
    body: body.join(""),
  });
}
