import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "../../../actions/lib/bake/judge.ts";
import { errorRate, excess, merge, quantile, quantileBounds, type Sample } from "../../../actions/lib/bake/traffic.ts";

const tolerance = { errors: 0.01, latency: 1.5, requests: 200 };

/** A repeatable source of chance (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Users {
  requests: number;
  failing: number;
  /** Of the median request, in milliseconds; the tail is log-normal. */
  median: number;
}

function met({ requests, failing, median }: Users, random: () => number): Sample {
  const classes = new Map<number, number>();
  let errors = 0;
  for (let at = 0; at < requests; at++) {
    if (random() < failing) errors++;
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const latencyClass = Math.floor(Math.log(median * Math.exp(0.7 * normal) + 1) / Math.log(1.15));
    classes.set(latencyClass, (classes.get(latencyClass) ?? 0) + 1);
  }
  return { requests, errors, latency: [...classes].sort(([a], [b]) => a - b) };
}

/** Of 300 canaries, how many were called harmful. */
function caught(fresh: Users, former: Users): number {
  const random = chance(7);
  const verdicts = Array.from({ length: 300 }, () => judge(met(fresh, random), met(former, random), tolerance).kind);
  return verdicts.filter((kind) => kind === "harmful").length;
}

const usual: Users = { requests: 2000, failing: 0.004, median: 40 };
const canary = { ...usual, requests: 1000 };

test("a release that fails 5 % of its requests is caught, every time", () => {
  expect(caught({ ...canary, failing: 0.05 }, usual)).toBe(300);
});

test("one that triples its latency is caught, every time", () => {
  expect(caught({ ...canary, median: 120 }, usual)).toBe(300);
});

test("an equal one is caught no oftener than chance allows", () => {
  expect(caught(canary, usual)).toBeLessThanOrEqual(3);
});

test("an equal one is not caught where both are noisy: many failures, a long tail", () => {
  const noisy = { failing: 0.05, median: 150 };
  expect(caught({ ...canary, ...noisy }, { ...usual, ...noisy })).toBeLessThanOrEqual(3);
});

test("a release that is better than the former one is never caught", () => {
  expect(caught({ ...canary, failing: 0, median: 20 }, { ...usual, failing: 0.1 })).toBe(0);
});

test("a slower p95 that no user notices is not caught", () => {
  expect(caught({ ...canary, median: 3 }, { ...usual, median: 1 })).toBe(0);
});

/** Requests that all took the same number of milliseconds, about. */
const alike = (requests: number, errors: number, ms: number): Sample => ({
  requests,
  errors,
  latency: [[Math.floor(Math.log(ms + 1) / Math.log(1.15)), requests]],
});

describe("what is certain is no harm yet", () => {
  test("when it fails half a percent more than the former one, of millions of requests, and a whole percent is allowed", () => {
    const [fresh, former] = [alike(1_000_000, 15_000, 40), alike(1_000_000, 10_000, 40)];
    expect(judge(fresh, former, tolerance).kind).toBe("equal");
    expect(judge(fresh, former, { ...tolerance, errors: 0.004 }).kind).toBe("harmful");
    expect(judge(former, fresh, { ...tolerance, errors: 0 }).kind).toBe("equal");
  });

  test("when it fails just as many more as are allowed", () => {
    expect(judge(alike(1024, 512, 40), alike(1024, 256, 40), { ...tolerance, errors: 0.25 }).kind).toBe("equal");
    expect(judge(alike(1024, 513, 40), alike(1024, 256, 40), { ...tolerance, errors: 0.25 }).kind).toBe("harmful");
  });

  test("when it takes three times as long, and that is 14 ms", () => {
    expect(judge(alike(1000, 0, 20), alike(1000, 0, 6), tolerance).kind).toBe("equal");
    expect(judge(alike(1000, 0, 60), alike(1000, 0, 20), tolerance).kind).toBe("harmful");
  });

  test("when it is just as slow as is allowed", () => {
    const [fresh, former] = [alike(1000, 0, 300), alike(1000, 0, 100)];
    const latency = quantileBounds(fresh, 0.95, 3).least / quantileBounds(former, 0.95, 3).most;
    expect(judge(fresh, former, { ...tolerance, latency }).kind).toBe("equal");
    expect(judge(fresh, former, { ...tolerance, latency: latency * 0.999 }).kind).toBe("harmful");
  });

  test("when it takes half as long again, and twice as long is allowed", () => {
    const [fresh, former] = [alike(1000, 0, 300), alike(1000, 0, 200)];
    expect(judge(fresh, former, { ...tolerance, latency: 2 }).kind).toBe("equal");
    expect(judge(fresh, former, { ...tolerance, latency: 1.1 }).kind).toBe("harmful");
  });
});

test("a verdict tells the samples: how many requests, how many of them failed, and the latency of the slowest", () => {
  const { sentence } = judge(alike(1000, 50, 40), alike(2000, 4, 40), tolerance);
  const p95 = Math.round(quantile(alike(1000, 50, 40), 0.95));
  for (const side of [
    `1000 requests, 50 failed (5.0 %), p95 ${p95} ms`,
    `2000 requests, 4 failed (0.2 %), p95 ${p95} ms`,
  ]) {
    expect(sentence).toContain(side);
  }
});

test("a verdict needs as many requests as it is told of each, and no more", () => {
  expect(judge(alike(200, 100, 40), alike(200, 0, 40), tolerance).kind).toBe("harmful");
  expect(judge(alike(199, 100, 40), alike(200, 0, 40), tolerance).kind).toBe("unsure");
});

describe("by hand:", () => {
  /** 100 classes of ten requests each: the share s of them took less than 1.15^(100 s) - 1 ms. */
  const even: Sample = {
    requests: 1000,
    errors: 0,
    latency: Array.from({ length: 100 }, (_, at) => [at, 10] as [number, number]),
  };
  const class100 = (ms: number) => Math.log(ms + 1) / Math.log(1.15);

  test("a quantile lies in its class by proportion, the whole below the end of the last, nothing of nothing", () => {
    for (const share of [0, 0.005, 0.5, 0.955, 1]) expect(class100(quantile(even, share))).toBeCloseTo(100 * share, 6);
    expect(class100(quantile(even, 1.2))).toBeCloseTo(100, 6);
    expect(quantile(even, -0.2)).toBe(0);
    expect(quantile({ requests: 0, errors: 0, latency: [] }, 0.95)).toBe(0);
  });

  test("three standard deviations of the p95 of 1,000 requests are 20.7 requests to each side", () => {
    const { least, most } = quantileBounds(even, 0.95, 3);
    expect(class100(least)).toBeCloseTo(95 - 2.068, 2);
    expect(class100(most)).toBeCloseTo(95 + 2.068, 2);
    // Of nothing nothing is known, which is no number that is none.
    expect(quantileBounds({ requests: 0, errors: 0, latency: [] }, 0.95, 3)).toEqual({ least: 0, most: 0 });
  });

  test("20 of 1,000 that fail are 1.78 deviations above 10 of 1,000, with an error added to each", () => {
    expect(excess(alike(1000, 20, 40), alike(1000, 10, 40))).toBeCloseTo(1.783, 3);
    expect(excess(alike(1000, 10, 40), alike(1000, 20, 40))).toBeCloseTo(-1.783, 3);
    expect(excess(alike(3000, 60, 40), alike(1000, 10, 40))).toBeCloseTo(2.06, 3);
    expect(excess(alike(1000, 0, 40), alike(1000, 0, 40))).toBe(0);
    // Each request of both failed: nothing deviates, and nothing is divided by nothing.
    expect(excess(alike(10, 10, 40), alike(10, 10, 40))).toBe(0);
    expect(excess(alike(0, 0, 40), alike(0, 0, 40))).toBe(0);
    expect(errorRate(alike(0, 0, 40))).toBe(0);
  });

  test("the traffic of several hosts is one sample, its classes in order", () => {
    const host = { seconds: 45, requests: 3, errors: 1 };
    const merged = merge([
      {
        ...host,
        latency: [
          [26, 1],
          [30, 2],
        ],
      },
      {
        ...host,
        latency: [
          [2, 1],
          [26, 2],
        ],
      },
    ]);
    expect(merged).toEqual({
      requests: 6,
      errors: 2,
      latency: [
        [2, 1],
        [26, 3],
        [30, 2],
      ],
    });
  });
});

describe("there is no verdict from too small a sample", () => {
  test.each([
    [199, 5000],
    [5000, 199],
    [0, 5000],
    [0, 0],
  ])("%d requests on the new release, %d on the former", (fresh, former) => {
    const sick = { latency: [], errors: fresh, requests: fresh };
    const { kind, sentence } = judge(sick, { latency: [], errors: 0, requests: former }, tolerance);
    expect(kind).toBe("unsure");
    expect(sentence).toContain(`${fresh} requests`);
    expect(sentence).toContain(`${former} requests`);
  });
});

test("what the hosts counted adds up, whatever they counted", () => {
  const traffic = fc.record({
    seconds: fc.constant(45),
    requests: fc.nat(1000),
    errors: fc.nat(1000),
    latency: fc.array(fc.tuple(fc.nat(120), fc.integer({ min: 1, max: 500 })), { maxLength: 20 }),
  });
  fc.assert(
    fc.property(fc.array(traffic, { maxLength: 10 }), (hosts) => {
      const whole = merge(hosts);
      const sum = (of: (one: (typeof hosts)[number]) => number) => hosts.reduce((total, one) => total + of(one), 0);
      expect(whole.requests).toBe(sum((one) => one.requests));
      expect(whole.errors).toBe(sum((one) => one.errors));
      const counted = (latency: readonly [number, number][]) => latency.reduce((total, [, count]) => total + count, 0);
      expect(counted(whole.latency)).toBe(sum((one) => counted(one.latency)));
    }),
  );
});

test("a quantile is as exact as its class: 15 %", () => {
  const latencies = Array.from({ length: 1000 }, (_, at) => at + 1);
  const classes = Map.groupBy(latencies, (ms) => Math.floor(Math.log(ms + 1) / Math.log(1.15)));
  const sample = {
    requests: 1000,
    errors: 0,
    latency: [...classes].map(([at, all]) => [at, all.length] as [number, number]),
  };
  for (const share of [0.5, 0.9, 0.95, 0.99]) {
    expect(quantile(sample, share) / (share * 1000)).toBeGreaterThan(0.87);
    expect(quantile(sample, share) / (share * 1000)).toBeLessThan(1.15);
  }
});
