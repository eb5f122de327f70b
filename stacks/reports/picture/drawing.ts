import type { Resource } from "./stack.ts";

/** A box. `stands` is each resource that a reader finds in it, so that none is missing from the picture. */
export interface Box {
  id: string;
  lines: string[];
  shape?: keyof typeof SHAPES;
  stands: Resource[];
}

/** A frame around boxes and other frames. */
export interface Frame {
  id: string;
  title: string;
  holds: (Box | Frame)[];
  stands?: Resource[];
}

export interface Arrow {
  from: string;
  to: string;
  says?: string;
  /** Not a request's way: who may reach what, who is told. */
  dotted?: boolean;
}

const SHAPES = { box: ['["', '"]'], person: ['(["', '"])'], store: ['[("', '")]'] } as const;

export const isFrame = (one: Box | Frame): one is Frame => "holds" in one;

/** All boxes and frames, the outer ones first. */
export const inside = (all: (Box | Frame)[]): (Box | Frame)[] =>
  all.flatMap((one) => (isFrame(one) ? [one, ...inside(one.holds)] : [one]));

/** As Mermaid reads it: from top to bottom, or from left to right. */
export function mermaid(direction: "TB" | "LR", frames: (Box | Frame)[], arrows: Arrow[]): string {
  return [`flowchart ${direction}`, ...frames.flatMap((one) => drawn(one, 1)), ...arrows.map(arrow)].join("\n");
}

function drawn(one: Box | Frame, depth: number): string[] {
  const indent = "  ".repeat(depth);
  if (!isFrame(one)) {
    const [open, close] = SHAPES[one.shape ?? "box"];
    return [`${indent}${one.id}${open}${one.lines.map(plain).join("<br/>")}${close}`];
  }
  const holds = one.holds.flatMap((held) => drawn(held, depth + 1));
  return [`${indent}subgraph ${one.id}["${plain(one.title)}"]`, ...holds, `${indent}end`];
}

const arrow = ({ from, to, says, dotted }: Arrow) =>
  `  ${from} ${dotted ? "-.->" : "-->"}${says === undefined ? "" : `|"${plain(says)}"|`} ${to}`;

/** Mermaid's own signs inside of quotes. */
const plain = (text: string) =>
  text.replaceAll("#", "#35;").replaceAll('"', "#quot;").replaceAll("<", "#lt;").replaceAll(">", "#gt;");
