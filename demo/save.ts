import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, parse } from "node:path";
import { page } from "./page/page.ts";
import type { Report } from "./report.ts";

/** Writes the JSON and a page beside it, the demo's as `report.html`; resolves with the page's path. */
export async function save(report: Report, file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(report, null, 1)}\n`);
  const html = join(dirname(file), report.kind === "demo" ? "report.html" : `${parse(file).name}.html`);
  await writeFile(html, page(report));
  return html;
}
