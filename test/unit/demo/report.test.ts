import { describe, expect, test } from "vitest";
import type { Second } from "../../../demo/load/messages.ts";
import { answers } from "../../../demo/report.ts";

const id = "1111111-111111111111";
const second = (at: number, releases: Record<string, number>): Second => ({
  at,
  requests: 10,
  failed: 0,
  releases,
  latency: null,
  longestGap: 0,
  long: 24,
});

describe("the answers of a release", () => {
  const timeline = [second(0, { [id]: 7 }), second(1000, {}), second(2000, { [id]: 2 })];

  test("are all of the load's when no time is said", () => {
    expect(answers(timeline).get(id)).toBe(9);
  });

  test("of its former rollout are no proof of a later one", () => {
    expect(answers(timeline, 1000, 2000).get(id)).toBeUndefined();
    expect(answers(timeline, 1000, 3000).get(id)).toBe(2);
  });
});
