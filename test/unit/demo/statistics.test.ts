import { describe, expect, test } from "vitest";
import { Gap, latency, percentile } from "../../../demo/load/statistics.ts";

describe("percentile", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);

  test.each([
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [1, 100],
    [0.001, 1],
  ])("the %d share of 1 to 100 is %d", (share, value) => {
    expect(percentile(hundred, share)).toBe(value);
  });

  test("is a value that was measured, never one between two", () => {
    expect(percentile([10, 20], 0.5)).toBe(10);
    expect(percentile([10, 20], 0.51)).toBe(20);
  });

  test("of nothing is null", () => {
    expect(percentile([], 0.5)).toBeNull();
    expect(latency([])).toBeNull();
  });

  test("values may come in any order, and 9 is less than 10", () => {
    expect(latency([10, 9, 100, 1])).toEqual({ p50: 9, p95: 100, p99: 100, max: 100 });
  });
});

describe("gap", () => {
  test("is the longest time between two answers, with the moment it ended", () => {
    const gap = new Gap();
    for (const at of [100, 150, 400, 420]) gap.see(at);
    expect(gap.longest).toBe(250);
    expect(gap.at).toBe(400);
  });

  test("one answer alone has none", () => {
    const gap = new Gap();
    gap.see(5000);
    expect(gap.longest).toBe(0);
  });

  test("an answer that is told late does not make one", () => {
    const gap = new Gap();
    for (const at of [100, 300, 200, 310]) gap.see(at);
    expect(gap.longest).toBe(200);
  });
});
