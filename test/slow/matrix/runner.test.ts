import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { report } from "../report.ts";
import { Pool } from "./pool.ts";
import { type Row, runCell } from "./runner/cell.ts";
import { commands } from "./runner/commands.ts";
import { records } from "./runner/records.ts";
import { Stand } from "./runner/stand.ts";

const tables: Record<string, Row[]> = { commands, records };

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
