import type { HostEvent } from "../host-events.ts";
import { axis } from "./chart.ts";
import { escaped } from "./html.ts";
import type { Span } from "./scale.ts";
import type { Palette } from "./traffic.ts";

const signs = { stage: "△", switch: "▲", commit: "✓" } as const;

/** A lane for each host: which release it serves, and the times at which one was staged, switched to and committed. */
export function lanes(
  hosts: readonly string[],
  hostEvents: readonly HostEvent[],
  span: Span,
  palette: Palette,
): string {
  const rows = hosts.map((host) => {
    const own = hostEvents.filter((event) => event.host === host);
    return `<div class="lane"><b>${escaped(short(host))}</b><div class="bar">${served(own, span, palette)}${marks(own, span)}</div></div>`;
  });
  return `<figure><figcaption>What each host serves &nbsp; ${signs.stage} staged &nbsp; ${signs.switch} switched &nbsp; ${signs.commit} committed</figcaption>
<div class="lanes">${rows.join("\n")}</div>${axis(span)}</figure>`;
}

function served(own: readonly HostEvent[], span: Span, palette: Palette): string {
  const switches = own.filter(({ what }) => what === "switch");
  return switches
    .map(({ at, release }, index) => {
      const [left, right] = [span.at(at), span.at(switches[index + 1]?.at ?? span.to)];
      if (right <= left) return "";
      const place = `left:${left}%;width:${(right - left).toFixed(2)}%;background:${palette.of(release)}`;
      return `<span class="served" style="${place}" title="serves ${escaped(release)}"></span>`;
    })
    .join("");
}

function marks(own: readonly HostEvent[], span: Span): string {
  return own
    .filter(({ at }) => at >= span.from && at <= span.to)
    .map(({ at, what, release }) => {
      const second = ((at - span.from) / 1000).toFixed(2);
      return `<span class="mark ${what}" style="left:${span.at(at)}%" title="${what} of ${escaped(release)} at ${second} s">${signs[what]}</span>`;
    })
    .join("");
}

/** Instance ids differ in their last digits. */
const short = (host: string) => host.replace(/^i-0+/, "host ");
