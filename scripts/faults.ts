import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Entry } from "../test/slow/report.ts";

const help = `Usage: npm run test:faults -- [--report FILE] [vitest's own words]
Breaks what can break, one thing at a time, and sees that every host serves exactly the old or the new release.
  --report FILE  writes every cell, kill and race as JSON, and their sums`;

const checkout = fileURLToPath(new URL("..", import.meta.url));

/** Throws when an option is unknown to both of us: vitest says so itself. */
function main(): number {
  const { values, tokens } = parseArgs({
    options: { report: { type: "string" }, help: { type: "boolean", short: "h" } },
    strict: false,
    tokens: true,
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const file = typeof values.report === "string" ? resolve(values.report) : undefined;
  const at = tokens.find((one) => one.kind === "option" && one.name === "report");
  const words = process.argv.slice(2);
  if (at?.kind === "option") words.splice(at.index, at.inlineValue ? 1 : 2);
  const folder = mkdtempSync(join(tmpdir(), "kloverbuy-faults-"));
  const lines = join(folder, "lines");
  try {
    const vitest = join(checkout, "node_modules/vitest/vitest.mjs");
    const { status } = spawnSync(process.execPath, [vitest, "run", "--config", "vitest.slow.config.ts", ...words], {
      cwd: checkout,
      stdio: "inherit",
      env: { ...process.env, KLOVERBUY_FAULTS: lines },
    });
    const entries = existsSync(lines)
      ? readFileSync(lines, "utf8")
          .trimEnd()
          .split("\n")
          .map((line): Entry => JSON.parse(line))
      : [];
    const sums = summary(entries);
    console.log(
      Object.entries(sums)
        .map(([what, count]) => `${String(count).padStart(8)}  ${what}`)
        .join("\n"),
    );
    if (file !== undefined) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify({ passed: status === 0, ...sums, entries }, null, 2)}\n`);
      console.log(`report: ${file}`);
    }
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function summary(entries: Entry[]) {
  const of = <Kind extends Entry["kind"]>(kind: Kind) =>
    entries.filter((one): one is Extract<Entry, { kind: Kind }> => one.kind === kind);
  const cells = of("cell");
  const kills = of("kill");
  return {
    cells: cells.length,
    false_greens: cells.filter(({ green }) => green).length,
    requests: cells.reduce((sum, { requests }) => sum + requests, 0),
    requests_failed: cells.reduce((sum, { failed }) => sum + failed, 0),
    kills: kills.length,
    kills_that_hit: kills.filter(({ hit }) => hit).length,
    kills_with_reboot: kills.filter(({ rebooted }) => rebooted).length,
    races: of("race").length,
    histories: of("history").length,
  };
}

process.exitCode = main();
