import { describe, expect, test } from "vitest";
import type { Second } from "../../../demo/load/messages.ts";
import { type Outcome, Recorder } from "../../../demo/load/record.ts";
import { answers, seen, timeline } from "../../../demo/report.ts";

const [old, fresh] = ["1111111-111111111111", "2222222-222222222222"];

function recorder(hosts = ["a", "b"]) {
  const seconds: Second[] = [];
  const made = new Recorder(0, hosts, (second) => seconds.push(second));
  made.know(old);
  const add = (ended: number, more: Partial<Outcome> = {}) =>
    made.add({
      host: "a",
      kind: "product",
      long: false,
      intended: ended - 10,
      sent: ended - 10,
      ended,
      release: old,
      failure: null,
      ...more,
    });
  return { made, add, seconds };
}

describe("the record of the load", () => {
  test("counts every request once: by host, by kind, by second, by release", () => {
    const { made, add, seconds } = recorder();
    add(100);
    add(200, { host: "b", kind: "checkout", failure: "status 503", release: null });
    add(1100, { kind: "page", release: null });
    const result = made.result(1200);
    expect(result).toMatchObject({ requests: 3, failed: 1, failedBy: { "status 503": 1 } });
    expect(result.hosts.map(({ requests, failed }) => [requests, failed])).toEqual([
      [2, 0],
      [1, 1],
    ]);
    expect(result.kinds).toEqual({
      product: { requests: 1, failed: 0 },
      checkout: { requests: 1, failed: 1 },
      page: { requests: 1, failed: 0 },
    });
    expect(seconds.map(({ at, requests, failed }) => [at, requests, failed])).toEqual([
      [0, 2, 1],
      [1000, 1, 0],
    ]);
    expect(answers(seconds)).toEqual(
      new Map([
        [old, 1],
        ["", 1],
      ]),
    );
  });

  test("a failed request has its time, host, kind and cause, and does not end a gap", () => {
    const { made, add } = recorder();
    add(100);
    add(300, { failure: "ECONNRESET" });
    add(600);
    const result = made.result(700);
    expect(result.failures).toEqual([{ at: 300, host: "a", kind: "product", what: "ECONNRESET", release: old }]);
    expect(result.longestGap).toBe(500);
  });

  test("a page, which Nginx serves without the app, does not end a gap", () => {
    const { made, add } = recorder(["a"]);
    add(100);
    add(300, { release: null });
    add(600);
    expect(made.result(700).longestGap).toBe(500);
  });

  test("one host's silence is a gap though others answer", () => {
    const { made, add } = recorder();
    for (let at = 0; at <= 2000; at += 10) {
      add(at);
      if (at < 500 || at > 1500) add(at, { host: "b" });
    }
    const result = made.result(2000);
    expect(result.longestGap).toBe(1020);
    expect(result.longestGapOverall).toBe(10);
  });

  test("a host that never came back is silent until the load ends", () => {
    const { made, add } = recorder(["a"]);
    add(100);
    made.full(9000);
    expect(made.result(9100).longestGap).toBe(8900);
  });

  test("latency counts from the intended start, and leaves long requests out", () => {
    const { made, add } = recorder();
    add(1000, { intended: 400 });
    add(9000, { intended: 1000, long: true });
    expect(made.result(9000).latency?.max).toBe(600);
  });

  test("the old release after the new one on the same host is told, unless the request was sent before", () => {
    const { made, add } = recorder();
    made.know(fresh);
    add(100, { release: fresh });
    add(120, { sent: 90 });
    add(130, { host: "b", sent: 120 });
    expect(made.result(200).wentBack).toBe(0);
    const again = recorder();
    again.made.know(fresh);
    again.add(100, { release: fresh });
    again.add(130, { sent: 110 });
    expect(again.made.result(200).wentBack).toBe(1);
  });

  test("a release that comes a second time is a new one", () => {
    const { made, add } = recorder();
    made.know(fresh);
    add(100, { release: fresh });
    made.know(old);
    add(300, { sent: 200 });
    add(400, { sent: 350, release: fresh });
    expect(made.result(500).wentBack).toBe(1);
  });

  test("the fewest long requests count from when there were as many as wanted", () => {
    const { made } = recorder();
    made.longInFlight(10, 3, false);
    made.longInFlight(20, 30, true);
    made.longInFlight(30, 27, true);
    made.full(40);
    made.longInFlight(50, 2, true);
    expect(made.result(60).long.leastInFlight).toBe(27);
  });
});

describe("what the load saw", () => {
  test("between two moments is the sum of the seconds that began there, with their longest gap", () => {
    const { made, add } = recorder();
    for (const at of [100, 1100, 1200, 2500]) add(at);
    const { seconds } = made.result(3000);
    expect(seen(seconds, 1000, 2000)).toEqual({ requests: 2, failed: 0, longest_gap_ms: 1000 });
    expect(seen(seconds, 0, Number.POSITIVE_INFINITY).requests).toBe(4);
    expect(seen(seconds, 5000, 6000)).toEqual({ requests: 0, failed: 0, longest_gap_ms: 0 });
  });

  test("a loss while the load winds down stays in the picture", () => {
    const { made, add } = recorder();
    add(500);
    made.full(1000);
    add(2500, { long: true });
    add(3500, { long: true, failure: "ECONNRESET" });
    expect(timeline(made.result(4000)).map(({ at }) => at)).toEqual([0, 3000]);
  });
});
