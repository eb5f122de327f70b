import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { report } from "../report.ts";
import { archives } from "./host/archives.ts";
import { Bench, type Step } from "./host/bench.ts";
import { bucket } from "./host/bucket.ts";
import { done, type Row, runCell } from "./host/cell.ts";
import { mayMount } from "./host/disks.ts";
import { healths } from "./host/health.ts";
import { meetings } from "./host/meetings.ts";
import { settings } from "./host/settings.ts";
import { storage } from "./host/storage.ts";
import { tools } from "./host/tools.ts";
import { Pool } from "./pool.ts";

const tables: Record<string, Row[]> = { storage, tools, bucket, archives, healths, meetings, settings };

if (!mayMount) {
  console.warn("NOT PROVEN HERE: what full and read-only disks do. Run this once as root, who may mount some.");
  // With CI=true who cannot mount fails.
  if (process.env.CI !== "true") delete tables.storage;
}

let benches: Pool<Bench>;
beforeAll(async () => {
  benches = await Pool.open(2, Bench.open);
});
afterAll(() => benches?.[Symbol.asyncDispose]());

describe.concurrent.each(Object.entries(tables))("%s", (_, rows) => {
  const cells = rows.flatMap((row) =>
    Object.entries(row.ends).map(([step, end]) => ({ row, step: step as Step, end, fault: row.fault })),
  );
  test.each(cells)("$step: $fault", { timeout: 600_000 }, async ({ row, step, end }) => {
    await benches.with(async (bench) => {
      // A cell that went wrong must not be the fault of those that come after it.
      const { wrong, entry } = await runCell(bench, row, step, end).catch(async (error) => {
        await bench.ready();
        throw error;
      });
      report(entry);
      if (wrong.length > 0) await bench.ready();
      expect(wrong.join("\n")).toBe("");
    });
  });
});

test.each(["switch", "commit"] as const)(
  "control: a %s that says success and did nothing is a false green",
  async (step) => {
    const row: Row = { fault: "a liar", options: { fence: "0" }, ends: {} };
    const { wrong, entry } = await benches.with((bench) =>
      runCell(bench, row, step, done, ({ result }) => ({
        code: 0,
        result: { ...result, outcome: "done", error: null },
      })),
    );
    expect(wrong).toEqual([expect.stringContaining("false green")]);
    expect(entry).toMatchObject({ green: true });
  },
);
