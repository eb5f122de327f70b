import { describe, expect, test } from "vitest";
import { KIND, OLD_PAGE } from "../../../demo/load/returning.ts";
import type { ReleaseRow, Report } from "../../../demo/report.ts";
import { shortcomings } from "../../../demo/verdict.ts";
import type { PhaseReport } from "../../../schema/outputs.ts";

const bar = { requests: 20_000, perSecond: 500, long: 20, deploys: 2 };
const done: PhaseReport = { outcome: "done", ms: 100, timings_ms: {} };
const hosts = [{ host: "i-1", name: "one", phases: { stage: done, switch: done, commit: done } }];

const row = (more: Partial<ReleaseRow> = {}): ReleaseRow => ({
  id: "1111111-111111111111",
  what: "a change",
  expected: "succeeded",
  outcome: "succeeded",
  reason: null,
  build_ms: 1,
  started: 0,
  deploy_ms: 1,
  requests: 1000,
  failed: 0,
  longest_gap_ms: 10,
  answers: 900,
  under_load: true,
  hosts,
  ...more,
});

const refusedRow = row({ expected: "refused", outcome: "refused", answers: 0, hosts: [] });

type Measured = Omit<Report, "ok" | "reasons">;
const good: Measured = {
  schema: 1,
  nginx: "1.22.1",
  kind: "demo",
  started: "2026-01-01T00:00:00.000Z",
  seconds: 60,
  requests: 30_000,
  failed: 0,
  longest_gap_ms: 20,
  requests_per_second: 600,
  latency_ms: { p50: 1, p95: 2, p99: 3, max: 4 },
  long: { requests: 200, least_in_flight: 24 },
  went_back: 0,
  held_back: 0,
  kinds: { [KIND]: { requests: 3000, failed: 0 } },
  roaming: { visits: 700, wentBack: 4 },
  hosts: [],
  releases: [row(), row({ id: "2222222-222222222222" }), refusedRow],
  refused: { releases: 1, changed: [] },
  control: {
    requests: 5000,
    failed: 900,
    longest_gap_ms: 4000,
    by_failure: { [OLD_PAGE]: 300 },
    switched: 0,
    timeline: [],
  },
  hostEvents: [],
  timeline: [],
  failures: [],
};

describe("the verdict", () => {
  test("is good when nothing was lost, everything ended as it must, and the control lost some", () => {
    expect(shortcomings(good, bar)).toEqual([]);
  });

  const changes: [string, Partial<Measured>][] = [
    ["a single lost request", { failed: 1 }],
    ["a control that lost nothing", { control: { ...good.control, failed: 0 } }],
    ["a control that made no request", { control: { ...good.control, requests: 0 } }],
    ["a control that left nobody with a former page", { control: { ...good.control, by_failure: {} } }],
    ["a load in which nobody came back", { kinds: {} }],
    ["too few requests", { requests: 19_999 }],
    ["too slow a load", { requests_per_second: 499 }],
    ["too few long requests in flight at some moment", { long: { requests: 200, least_in_flight: 19 } }],
    ["an answer of a release that the host had left", { went_back: 1 }],
    ["a refused release that changed a host's state", { refused: { releases: 1, changed: ["i-1 state.json"] } }],
    ["a release fewer than wanted", { releases: [row(), refusedRow] }],
    ["a rollout that was rolled back", { releases: [row(), row({ outcome: "rolled-back" }), refusedRow] }],
    ["a success that no request saw", { releases: [row(), row({ answers: 0 }), refusedRow] }],
    [
      "a success that a host did not commit",
      { releases: [row(), row({ hosts: [{ host: "i-1", name: "one", phases: {} }] }), refusedRow] },
    ],
    ["a broken release that succeeded", { releases: [row(), row(), { ...refusedRow, outcome: "succeeded" }] }],
    ["a load that ended before the last rollout", { releases: [row(), row(), { ...refusedRow, under_load: false }] }],
    ["a refused release that answered", { releases: [row(), row(), { ...refusedRow, answers: 1 }] }],
  ];

  test.each(changes)("%s spoils it, for exactly one reason", (_, change) => {
    expect(shortcomings({ ...good, ...change }, bar)).toHaveLength(1);
  });
});
