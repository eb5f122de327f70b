import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { report } from "../report.ts";
import { Pool } from "./pool.ts";
import { type Row, runCell } from "./runner/cell.ts";
import { commands } from "./runner/commands.ts";
import { hosts } from "./runner/hosts.ts";
import { records } from "./runner/records.ts";
import { rollbacks } from "./runner/rollbacks.ts";
import { Stand } from "./runner/stand.ts";

const tables: Record<string, Row[]> = { hosts, commands, records, rollbacks };

/** Most of a cell is waiting for SSM, so three of them share the machine. */
let stands: Pool<Stand>;
beforeAll(async () => {
  stands = await Pool.open(3, Stand.open);
});
afterAll(() => stands?.[Symbol.asyncDispose]());

describe.concurrent.each(Object.entries(tables))("%s", (_, rows) => {
  test.each(rows)("$step: $fault", { timeout: 600_000 }, async (row) => {
    const { wrong, entry } = await stands.with((stand) => runCell(stand, row));
    report(entry);
    expect(wrong.join("\n")).toBe("");
  });
});

test("control: a deploy that says success although a host failed is a false green", async () => {
  const row: Row = { fault: "a liar", step: "later switch", faults: [], failing: ["switch"], outcome: "succeeded" };
  const { wrong, entry } = await stands.with((stand) =>
    runCell(stand, row, ({ outputs }) => ({ code: 0, outputs: { ...outputs, outcome: "succeeded" }, annotations: [] })),
  );
  expect(wrong[0]).toContain("false green");
  expect(entry).toMatchObject({ green: true });
});
