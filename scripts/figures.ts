import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { count, ms } from "../demo/page/html.ts";
import { picture } from "../demo/page/picture.ts";
import type { Report } from "../demo/report.ts";

const help = `npm run figures -- [REPORT]

Takes README's table and picture from a demo's report (default report/demo.json), which must be one that lost nothing. What
they are drawn from is kept in docs/demo.json, so that npm run check can draw them again.`;

const checkout = fileURLToPath(new URL("..", import.meta.url));
const KEPT = "docs/demo.json";
const PICTURE = "docs/demo.svg";
const README = "README.md";
const PLACE = /(<!-- figures: .*? -->\n)[\s\S]*?(<!-- end -->)/;

type Kept = Pick<
  Report,
  | "kind"
  | "ok"
  | "started"
  | "nginx"
  | "seconds"
  | "requests"
  | "failed"
  | "longest_gap_ms"
  | "requests_per_second"
  | "latency_ms"
  | "timeline"
  | "hostEvents"
> & { control: Report["control"]; releases: Omit<Report["releases"][number], "hosts">[]; hosts: number };

const read = (file: string) => readFileSync(join(checkout, file), "utf8");

/** Without what README does not show. */
function kept(report: Report): Kept {
  const { kind, ok, started, nginx, seconds, requests, failed, longest_gap_ms, requests_per_second } = report;
  const { latency_ms, timeline, hostEvents, control, releases, hosts } = report;
  const about = { kind, ok, started, nginx, seconds, requests, failed, longest_gap_ms, requests_per_second };
  const rows = releases.map(({ hosts: _, ...row }) => row);
  return { ...about, latency_ms, hosts: hosts.length, releases: rows, control, hostEvents, timeline };
}

function table(report: Kept): string {
  const { hosts, releases, control, started, seconds, nginx, latency_ms: latency } = report;
  const good = releases.filter(({ expected }) => expected === "succeeded").length;
  const row = (name: string, { requests, failed, longest_gap_ms }: Kept | Report["control"]) =>
    `| ${name} | ${count(requests)} | **${count(failed)}** | ${ms(longest_gap_ms)} |`;
  return [
    "| on three hosts, the same load | requests | lost | longest time without an answer |".replace(
      "three",
      String(hosts),
    ),
    "| --- | ---: | ---: | ---: |",
    row(`${good} releases rolled out, and a bad one refused`, report),
    row("the control: one restart in place", control),
    "",
    `Measured on ${started.slice(0, 10)} by \`npm run demo\` on two cores, in ${seconds} s: Nginx ${nginx}, ${count(report.requests_per_second)} requests/s, p95 ${latency?.p95} ms.`,
  ].join("\n");
}

/** What README and its picture must be, by path. */
function written(): [path: string, text: string][] {
  const report: Kept = JSON.parse(read(KEPT));
  const readme = read(README);
  if (!PLACE.test(readme)) throw new Error(`${README} has no place '<!-- figures: … -->' for the demo's table.`);
  return [
    [README, readme.replace(PLACE, (_, begin: string, end: string) => `${begin}${table(report)}\n${end}`)],
    [PICTURE, picture(report as Kept & Pick<Report, "releases">)],
  ];
}

/** Files that do not show what docs/demo.json says. */
export const stale = () => written().filter(([path, text]) => read(path) !== text);

function main(): number {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const file = positionals[0] ?? "report/demo.json";
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  if (report.kind !== "demo" || !report.ok) {
    console.error(`${file} is not the report of a demo that went well; README keeps what it has.`);
    return 1;
  }
  writeFileSync(join(checkout, KEPT), `${JSON.stringify(kept(report))}\n`);
  for (const [path, text] of written()) writeFileSync(join(checkout, path), text);
  console.log(`${KEPT}, ${PICTURE} and ${README} show ${file}.`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main();
