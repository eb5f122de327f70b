import { expect, test } from "vitest";
import { type Entry, Ledger, LedgerMoved } from "../../actions/lib/ledger.ts";
import { MemoryRecords } from "./world/records.ts";

const entry = (rollout: string): Entry => ({
  schema: 1,
  sequence: 1,
  kind: "deploy",
  release: "0123456-0123456789ab",
  previous: null,
  rollout,
  run: "https://run/1",
  actor: "ann",
  hosts: ["i-1"],
  good: true,
  at: "2026-11-23T12:00:00.000Z",
});

test("history is written once: another run's entry stays, and whoever meets it is told", async () => {
  const ledger = new Ledger(new MemoryRecords(), "test");
  await ledger.append(entry("00000001-0000000a"));
  await expect(ledger.append(entry("00000001-0000000b"))).rejects.toThrow(LedgerMoved);
  expect((await ledger.entry(1))?.rollout).toBe("00000001-0000000a");
});

test("the same run may come to it twice", async () => {
  const ledger = new Ledger(new MemoryRecords(), "test");
  await ledger.append(entry("00000001-0000000a"));
  await expect(ledger.append(entry("00000001-0000000a"))).resolves.toBeUndefined();
});
