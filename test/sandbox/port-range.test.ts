import { createServer } from "node:net";
import { expect, test } from "vitest";
import { takePortRange } from "../../sandbox/fleet/port-range.ts";

const ports = (text: string) => text.split("-").map(Number) as [number, number];

test("no two hosts have a port in common, and one that ended gives its range back", async () => {
  const taken = await Promise.all([takePortRange(), takePortRange(), takePortRange()]);
  const found = taken.map(({ text }) => ports(text)).sort(([a], [b]) => a - b);
  for (const [n, [first, last]] of found.entries()) {
    expect(last - first).toBe(18);
    expect(last).toBeLessThan(found[n + 1]?.[0] ?? 32_768);
  }
  for (const one of taken) await one[Symbol.asyncDispose]();
  // Another suite may have one of them by now.
  await using again = await takePortRange();
  expect(ports(again.text)[0]).toBeLessThanOrEqual(found.at(-1)?.[0] ?? 0);
});

test("a range whose sign somebody else listens on is left to them", async () => {
  const range = await takePortRange();
  const sign = ports(range.text)[0] - 1;
  await range[Symbol.asyncDispose]();
  const other = createServer();
  await new Promise<void>((resolve) => other.once("error", () => resolve()).listen(sign, "127.0.0.1", resolve));
  await using next = await takePortRange();
  expect(next.text).not.toBe(range.text);
  other.close();
});
