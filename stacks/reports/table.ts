/** A table of Markdown, padded as a formatter would, so that one leaves the page alone. */
export function table(head: string[], rows: (string | number)[][]): string {
  const cells = [head, ...rows.map((one) => one.map(String))];
  const widths = head.map((_, at) => Math.max(3, ...cells.map((one) => one[at]?.length ?? 0)));
  const line = (one: string[]) => `| ${one.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  const [first = [], ...others] = cells;
  return [line(first), line(widths.map((width) => "-".repeat(width))), ...others.map(line)].join("\n");
}
