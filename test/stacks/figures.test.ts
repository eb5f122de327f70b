import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environment } from "../../stacks/config/environment.ts";
import { production } from "../../stacks/config/production.ts";
import { agentConfiguration } from "../../stacks/monitoring/agent.ts";
import { figures } from "../../stacks/monitoring/figures.ts";
import { matches } from "./filter-pattern.ts";
import { RealNginx } from "./real-nginx.ts";

const { thresholds } = production.monitoring;
// A third of a second, so that the test need not wait for what is slow in production.
const quick = { ...production.monitoring, thresholds: { ...thresholds, slowSeconds: 0.3 } };
const patterns = figures({ monitoring: quick });
const counted = (lines: string[], metric: string) =>
  lines.flatMap((line) => patterns.filter((one) => one.metric === metric && matches(one.pattern, line))).length;

describe("what a real Nginx writes in our format is counted for what it is", () => {
  let nginx: RealNginx;
  beforeAll(async () => {
    nginx = await RealNginx.start();
  });
  afterAll(() => nginx?.[Symbol.asyncDispose]());

  /** Sends requests one after another; how often each figure counts their lines. */
  async function counts(paths: string[], headers: Record<string, string> = {}) {
    const mark = `/${paths[0]?.split("/")[1]}/`;
    const before = nginx.lines(mark).length;
    for (const path of paths) await nginx.request(path, headers);
    await expect.poll(() => nginx.lines(mark).length).toBe(before + paths.length);
    const lines = nginx.lines(mark).slice(before);
    return ["Requests", "ServerErrors", "SlowRequests"].map((metric) => counted(lines, metric));
  }

  it.each([
    ["good answers are requests and no more", ["/200/0", "/200/0?status=500", "/200/1"], [3, 0, 0]],
    ["answers that blame the user are no errors of ours", ["/404/0", "/404/5"], [2, 0, 0]],
    ["an app's failure is an error", ["/500/0", "/500/0"], [2, 2, 0]],
    ["an app that does not listen is an error", ["/502/0"], [1, 1, 0]],
    ["what takes long is slow, good or not", ["/201/400", "/201/0"], [2, 0, 1]],
  ])("%s", async (_, paths, expected) => {
    expect(await counts(paths)).toEqual(expected);
  });

  it("no header can write a status or a time of its own into the log", async () => {
    const forged = 'x","status":599,"request_time":99,"y":"';
    expect(await counts(["/206/0"], { "user-agent": forged, "x-forwarded-for": forged })).toEqual([1, 0, 0]);
  });
});

describe("what an app writes is an error when it is one", () => {
  it.each([
    ['{"level":"error","msg":"no database"}', 1],
    ['{"level":"fatal","msg":"no memory"}', 1],
    ['{"level":50,"time":1764000000000,"msg":"no database"}', 1],
    ['{"at":"2026-11-23T09:00:00.000Z","event":"error","release":"x","error":"Error: boom"}', 1],
    ['{"level":"info","msg":"error page shown"}', 0],
    ['{"level":30,"msg":"Error: of another"}', 0],
    ['{"at":"2026-11-23T09:00:00.000Z","event":"request","status":500}', 0],
    ["Listening on 3000", 0],
    ["No Error: everything is well", 0],
  ])("%s: %d", (line, expected) => expect(counted([line], "AppErrors")).toBe(expected));

  it.each([
    ["throw new TypeError('x is not a function')", 1],
    ["Promise.reject(new Error('nobody waits'))", 1],
    ["console.log('all is well')", 0],
  ])("what Node prints of `%s`, cut into events as the agent does: %d", (script, expected) => {
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    expect(counted(events(`${stdout}${stderr}`), "AppErrors")).toBe(expected);
  });
});

/** An event begins with each line that the agent's own pattern knows as a beginning. */
function events(text: string): string[] {
  const files = agentConfiguration(environment({ ...production, account: "123456789012" }), groups).logs.logs_collected;
  const app = files.files.collect_list.find(({ log_group_name }) => log_group_name === "app");
  const start = new RegExp((app as { multi_line_start_pattern?: string }).multi_line_start_pattern ?? "never");
  const found: string[] = [];
  for (const line of text.split("\n")) {
    if (start.test(line) || found.length === 0) found.push(line);
    else found[found.length - 1] += `\n${line}`;
  }
  return found;
}
const groups = { access: "access", nginx: "nginx", app: "app", release: "release", system: "system", flow: "flow" };

describe("a pattern that this test cannot read is no pass", () => {
  it.each(["{ $.status = 5* }", "{ $.status >= 500", "[a, b]", "{ $.a NOT EXISTS }", "%(a|b)%"])("%s", (pattern) => {
    expect(() => matches(pattern, "{}")).toThrow();
  });
});
