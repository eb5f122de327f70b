import { escaped } from "./html.ts";
import { round, type Span } from "./scale.ts";

/** A column of the picture: height 0 to 100, above others when `from` is not 0. */
export interface Bar {
  at: number;
  width: number;
  from: number;
  to: number;
}

/** One path for all bars of a colour. */
export function bars(list: readonly Bar[], colour: string, title: string): string {
  if (list.length === 0) return "";
  const one = ({ at, width, from, to }: Bar) =>
    `M${at} ${round(100 - from)}h${round(width)}V${round(100 - to)}h${round(-width)}z`;
  return `<path d="${list.map(one).join("")}" fill="${colour}"><title>${escaped(title)}</title></path>`;
}

/** A line through the points; null leaves a hole. */
export function line(points: readonly ({ at: number; height: number } | null)[], name: string): string {
  let pen = "M";
  const steps = points.map((point) => {
    if (point === null) {
      pen = "M";
      return "";
    }
    const step = `${pen}${point.at} ${round(100 - point.height)}`;
    pen = "L";
    return step;
  });
  return `<path class="line ${name}" d="${steps.join("")}"/>`;
}

interface Frame {
  label: string;
  span: Span;
  /** Marks of the vertical axis, 0 to 100. */
  levels: { height: number; text: string }[];
  /** Times to be seen through the whole height. */
  rules?: { at: number; title: string }[];
  body: string;
}

/** The picture stretches with the window; its words are HTML, so that they stay readable on a phone. */
export function chart({ label, span, levels, rules = [], body }: Frame): string {
  const grid = levels.map(({ height }) => `<path class="grid" d="M0 ${round(100 - height)}H100"/>`).join("");
  const lines = rules
    .map(({ at, title }) => `<path class="rule" d="M${at} 0V100"><title>${escaped(title)}</title></path>`)
    .join("");
  const words = levels
    .map(({ height, text }) => `<span class="level" style="bottom:${round(height)}%">${escaped(text)}</span>`)
    .join("");
  return `<figure><figcaption>${label}</figcaption><div class="plot">
<svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label="${escaped(label.replaceAll(/<[^>]*>/g, ""))}">${grid}${body}${lines}</svg>${words}</div>
${axis(span)}</figure>`;
}

export function axis(span: Span): string {
  const marks = span.marks().map(({ at, text }) => `<span style="left:${at}%">${text}</span>`);
  return `<div class="axis" aria-hidden="true">${marks.join("")}</div>`;
}
