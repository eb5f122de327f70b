/** Words that Mermaid reads as its own wherever they stand. */
const OWN = /^(graph|flowchart|subgraph|end|style|class|classDef|click|linkStyle|direction|default|call|href)$/;
const ID = "([A-Za-z][A-Za-z0-9_]*)";
/** In quotes anything may stand but a quote; `<` begins a tag and `#` a sign by its name. */
const TEXT = '"((?:[^"<>#]|<br/>|#[a-z0-9]+;)+)"';
const BOX = new RegExp(`^${ID}(?:\\[${TEXT}\\]|\\(\\[${TEXT}\\]\\)|\\[\\(${TEXT}\\)\\])$`);
const FRAME = new RegExp(`^subgraph ${ID}\\[${TEXT}\\]$`);
const ARROW = new RegExp(`^${ID} (?:-->|-\\.->)(?:\\|${TEXT}\\|)? ${ID}$`);

/** What is wrong with a flowchart, in the small part of Mermaid's language that our pictures use; stricter than Mermaid. */
export function faults(chart: string): string[] {
  const [first = "", ...lines] = chart.split("\n");
  const found = /^flowchart (TB|LR)$/.test(first) ? [] : [`it begins with '${first}'`];
  const known = new Set<string>();
  const open: { id: string; holds: number }[] = [];
  const arrows: [string, string][] = [];
  const add = (id: string) => {
    if (known.has(id)) found.push(`'${id}' is there twice`);
    if (OWN.test(id)) found.push(`'${id}' is a word of Mermaid's`);
    known.add(id);
    const frame = open.at(-1);
    if (frame) frame.holds++;
  };
  for (const line of lines.map((one) => one.trim())) {
    const frame = FRAME.exec(line)?.[1];
    const box = BOX.exec(line)?.[1];
    const arrow = ARROW.exec(line);
    if (frame !== undefined) {
      add(frame);
      open.push({ id: frame, holds: 0 });
    } else if (line === "end") {
      const closed = open.pop();
      if (closed === undefined) found.push("an 'end' ends nothing");
      else if (closed.holds === 0) found.push(`'${closed.id}' is empty`);
    } else if (box !== undefined) add(box);
    else if (arrow) arrows.push([arrow[1] ?? "", arrow[3] ?? ""]);
    else found.push(`no line of a flowchart: ${line}`);
  }
  if (open.length > 0) found.push(`${open.map(({ id }) => id).join(", ")} has no end`);
  for (const id of arrows.flat()) if (!known.has(id)) found.push(`an arrow to '${id}', which is not there`);
  return found;
}
