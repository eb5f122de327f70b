import { type Arrow, type Box, type Frame, inside } from "./drawing.ts";
import { PictureError, type Resource } from "./stack.ts";

/** From one resource to another, or to a box that stands for none. */
export interface Link {
  from: Resource | string;
  to: Resource | string;
  says?: string;
  dotted?: boolean;
}

/** Arrows between the boxes that stand for the resources: one for each pair and kind, with all that is to be said of it. */
export function arrows(drawn: (Box | Frame)[], links: Link[]): Arrow[] {
  const boxes = inside(drawn);
  const idOf = (one: Resource | string) => {
    if (typeof one === "string") return one;
    const found = boxes.find(({ stands = [] }) => stands.includes(one));
    if (found === undefined)
      throw new PictureError(`stacks/reports/picture has an arrow to ${one.at}, which no box stands for.`);
    return found.id;
  };
  const merged = new Map<string, { arrow: Arrow; says: Set<string> }>();
  for (const { from, to, says, dotted = false } of links) {
    const arrow: Arrow = { from: idOf(from), to: idOf(to), dotted };
    if (arrow.from === arrow.to) continue;
    const key = JSON.stringify(arrow);
    const known = merged.get(key) ?? { arrow, says: new Set<string>() };
    if (says !== undefined) known.says.add(says);
    merged.set(key, known);
  }
  return [...merged.values()].map(({ arrow, says }) =>
    says.size === 0 ? arrow : { ...arrow, says: [...says].sort().join(", ") },
  );
}
