import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { report } from "../report.ts";
import { Bench, type Step } from "./host/bench.ts";
import { done, type Row, runCell } from "./host/cell.ts";
import { settings } from "./host/settings.ts";

const tables: Record<string, Row[]> = { settings };

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

describe.each(Object.entries(tables))("%s", (_, rows) => {
  const cells = rows.flatMap((row) =>
    Object.entries(row.ends).map(([step, end]) => ({ row, step, end, fault: row.fault })),
  );
  test.each(cells)("$step with $fault", async ({ row, step, end }) => {
    const { wrong, entry } = await runCell(bench, row, step as Step, end);
    report(entry);
    expect(wrong).toEqual([]);
  });
});

test.each(["switch", "commit"] as const)(
  "control: a %s that says success and did nothing is a false green",
  async (step) => {
    const row: Row = { fault: "a liar", options: { fence: "0" }, ends: {} };
    const { wrong, entry } = await runCell(bench, row, step, done, ({ result }) => ({
      code: 0,
      result: { ...result, outcome: "done", error: null },
    }));
    expect(wrong).toEqual([expect.stringContaining("false green")]);
    expect(entry).toMatchObject({ green: true });
  },
);
