import { execFileSync } from "node:child_process";
import { appendFile, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Traffic } from "../../schema/host-result.ts";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** What a host tells of its users, read off the log that a real Nginx writes. */
let lab: ScriptHost;
const rollout = "00000001-00000001";

beforeAll(async () => {
  lab = await ScriptHost.open();
  await lab.roll(await publish(lab, { text: "one" }), rollout);
});
afterAll(() => lab[Symbol.asyncDispose]());

/** Nginx writes its log once a second. */
const written = () => pause(1_200);

async function measured(window: number) {
  await written();
  const { result, code } = await lab.run("measure", { window: String(window) });
  expect(code).toBe(0);
  return Traffic.parse(result.traffic);
}

test("requests that the app answered are counted, with how long they took; files and the balancer's questions are not", async () => {
  await pause(2_100);
  for (let at = 0; at < 20; at++) await (await lab.get("/api/version")).text();
  await (await lab.get("/api/version?ms=400")).text();
  for (const path of ["/", "/assets/app-one.js"]) expect((await lab.get(path)).status).toBe(200);
  const agent = { headers: { "user-agent": "ELB-HealthChecker/2.0" } };
  expect((await lab.get("/health", agent)).status).toBe(200);
  const traffic = await measured(2);
  expect(traffic).toMatchObject({ seconds: 2, requests: 21, errors: 0 });
  const [slowest] = traffic.latency.at(-1) ?? [];
  expect(1.15 ** ((slowest ?? 0) + 1)).toBeGreaterThan(400);
  expect(1.15 ** (slowest ?? 0)).toBeLessThan(800);
});

test("a request is judged by when it began: what began before the window belongs to the release that served then", async () => {
  await pause(2_100);
  const long = lab.get("/api/version?ms=2500");
  await pause(2_600);
  await (await lab.get("/api/version")).text();
  expect((await long).status).toBe(200);
  expect(await measured(2)).toMatchObject({ requests: 1 });
});

test("an app that is gone is no silence: what Nginx had to refuse counts as failed", async () => {
  await pause(2_100);
  await lab.get("/api/exit").catch(() => undefined);
  await (await lab.get("/api/version")).text();
  const { errors } = await measured(3);
  expect(errors).toBeGreaterThan(0);
});

test("nobody's request forges another's line", async () => {
  await pause(2_100);
  await lab.get(`/api/version?"status":500,"upstream_status":"","request_time":99,"msec":0`);
  await lab.get("/api/version", { headers: { "user-agent": 'x","status":500,"agent":"ELB-HealthChecker' } });
  expect(await measured(2)).toMatchObject({ requests: 2, errors: 0 });
});

test("a line that was cut, or is none, is not fatal", async () => {
  await appendFile(lab.path("var/log/nginx/access.log"), 'half a line\n{"time":"x"}\n\n{"msec":');
  expect((await measured(1)).requests).toBe(0);
});

test("a window out of bounds is refused by its name", async () => {
  for (const window of ["0", "-1", "99999", "1.5", "x", "1 1"]) {
    const { code, result } = await lab.run("measure", { window });
    expect(code).toBe(2);
    expect(result.error?.message).toContain("'window'");
  }
});

test("measuring waits for no operation, and changes nothing", async () => {
  const before = await lab.facts();
  const state = await readFile(lab.path("var/lib/kloverbuy/fence"), "utf8");
  await lab.run("measure", { fence: "999" });
  expect(await lab.facts()).toEqual(before);
  expect(await readFile(lab.path("var/lib/kloverbuy/fence"), "utf8")).toBe(state);
});

const script = join(import.meta.dirname, "../../shell/release/measure.awk");
const count = (lines: string[], since: number) =>
  Traffic.parse(
    JSON.parse(
      execFileSync("awk", ["-v", "seconds=60", "-v", `since=${since}`, "-f", script], {
        input: lines.map((line) => `${line}\n`).join(""),
        env: { PATH: process.env.PATH, LC_ALL: "C" },
        encoding: "utf8",
      }),
    ),
  );

test("whatever was served, the count is what a slower reader counts", () => {
  const request = fc.record({
    ended: fc.integer({ min: 1_000_000, max: 1_120_000 }),
    took: fc.integer({ min: 0, max: 90_000 }),
    status: fc.constantFrom(200, 204, 301, 404, 499, 500, 502, 503),
    upstream: fc.constantFrom("", "200", "500", "502, 200"),
    agent: fc.constantFrom("curl", "ELB-HealthChecker/2.0", 'a\\"status\\":500'),
  });
  fc.assert(
    fc.property(fc.array(request, { maxLength: 60 }), (requests) => {
      const lines = requests.map(
        ({ ended, took, status, upstream, agent }) =>
          `{"time":"x","msec":${(ended / 1000).toFixed(3)},"status":${status},"method":"GET","uri":"/","request_time":` +
          `${(took / 1000).toFixed(3)},"upstream_status":"${upstream}","upstream_time":"","agent":"${agent}"}`,
      );
      const counted = requests.filter(
        ({ ended, took, status, upstream, agent }) =>
          ended - took >= 1_050_000 && (upstream !== "" || status >= 500) && !agent.startsWith("ELB"),
      );
      const traffic = count(lines, 1050);
      expect(traffic.requests).toBe(counted.length);
      expect(traffic.errors).toBe(counted.filter(({ status }) => status >= 500).length);
      expect(traffic.latency.reduce((sum, [, many]) => sum + many, 0)).toBe(counted.length);
      for (const { took } of counted) {
        const held = traffic.latency.some(([at]) => 1.15 ** at - 1 <= took + 0.5 && took - 0.5 <= 1.15 ** (at + 1) - 1);
        expect(held, `${took} ms in ${JSON.stringify(traffic.latency)}`).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("the widest spread of latencies still fits into what SSM keeps of an answer", () => {
  const lines = Array.from({ length: 120 }, (_, at) => {
    const line = `{"time":"x","msec":2000000.000,"status":200,"request_time":${(1.15 ** at / 1000).toFixed(3)},"upstream_status":"200"}`;
    return Array<string>(100).fill(line);
  }).flat();
  const traffic = count(lines, 1);
  expect(traffic.requests).toBe(12_000);
  expect(JSON.stringify(traffic).length).toBeLessThan(1_400);
});

test("a host whose log is gone says which one it misses, and not that nobody came", async () => {
  const log = lab.path("var/log/nginx/access.log");
  await rename(log, `${log}.away`);
  const { code, result } = await lab.run("measure");
  await rename(`${log}.away`, log);
  expect(result).toMatchObject({ outcome: "failed", error: { step: "measure", message: `${log} cannot be read` } });
  expect(code).toBe(1);
});
