import { plain } from "./plain.ts";

/** Untrusted text as one cell of a Markdown table: no markup, no link, no mention, no line break. */
export const cell = (text: string, longest = 300) =>
  html(plain(text, longest)).replace(/[\\`*_{}[\]()#+!|~@]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Untrusted lines as a block that shows them as they are. */
export const block = (lines: readonly string[]) => `<pre>${lines.map((line) => html(line)).join("\n")}</pre>`;

const html = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Cells as they come: what is untrusted goes through `cell` first. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
