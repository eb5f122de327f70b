import { expect, test } from "vitest";
import { Ledger, LedgerMoved } from "../../../actions/lib/environment/ledger.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import type { Current, Entry } from "../../../schema/records.ts";
import { MemoryRecords } from "../world/records.ts";

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

test("history is written once: another run's entry stays, and a run that meets it is told", async () => {
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

const current = (rollout: string): Current => ({
  schema: 1,
  release: "0123456-0123456789ab",
  previous: null,
  sequence: 1,
  rollout,
  fence: 1,
  at: "2026-11-23T12:00:00.000Z",
});

test("what is current moves from what was read, and for nobody else; who comes second with the same finds it done", async () => {
  const ledger = new Ledger(new MemoryRecords(), "test");
  await ledger.move(current("00000001-0000000a"), undefined);
  const read = await ledger.current();
  await ledger.move(current("00000002-0000000b"), read);
  await expect(ledger.move(current("00000002-0000000c"), read)).rejects.toThrow(LedgerMoved);
  await expect(ledger.move(current("00000002-0000000b"), read)).resolves.toBeUndefined();
  expect((await ledger.current())?.value.rollout).toBe("00000002-0000000b");
});

test("a record that cannot be written and is gone when it is looked for was moved by another", async () => {
  const ledger = new Ledger(
    { read: async () => undefined, write: async () => undefined, list: async () => [] },
    "test",
  );
  await expect(ledger.move(current("00000001-0000000a"), undefined)).rejects.toThrow(LedgerMoved);
  await expect(ledger.append(entry("00000001-0000000a"))).rejects.toThrow(LedgerMoved);
});

test.each([
  "1-1",
  "00000001-0000000",
  "x00000001-0000000a",
  "00000001-0000000ax",
  "0000000a-0000000a",
  "00000001-0000000G",
  "",
])("%j is no id of a rollout, and no record with it is read", async (rollout) => {
  const records = new MemoryRecords();
  records.put(keys.current("test"), current(rollout));
  await expect(new Ledger(records, "test").current()).rejects.toThrow(keys.current("test"));
});
