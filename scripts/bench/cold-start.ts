import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "./median.ts";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

function run(script: string): { ms: number; said: string } {
  const started = performance.now();
  const { stdout } = spawnSync(process.execPath, [script], { env: { PATH: process.env.PATH ?? "" }, encoding: "utf8" });
  return { ms: performance.now() - started, said: stdout };
}

/** Milliseconds from process start to the first missing-input error of each bundle, beside an empty script; medians of `runs` in turn. */
export function measureColdStart(runs = 15): Record<string, number> {
  const scratch = mkdtempSync(join(tmpdir(), "kb-bench-"));
  const empty = join(scratch, "empty.mjs");
  writeFileSync(empty, "");
  const bundles = readdirSync(dist).filter((name) => name !== "chunks");
  const scripts = new Map([["empty", empty], ...bundles.map((name) => [name, join(dist, name, "index.js")] as const)]);
  const times = new Map<string, number[]>();
  for (let turn = 0; turn < runs; turn++) {
    for (const [name, script] of scripts) {
      const { ms, said } = run(script);
      if (name !== "empty" && !said.includes("::error::The input")) throw new Error(`${name} ended otherwise: ${said}`);
      times.set(name, [...(times.get(name) ?? []), ms]);
    }
  }
  rmSync(scratch, { recursive: true, force: true });
  return Object.fromEntries([...times].map(([name, all]) => [name, Math.round(median(all))]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(measureColdStart(), null, 2));
