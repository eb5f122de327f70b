import { beforeEach, describe, expect, test } from "vitest";
import { readContent } from "../../sandbox/aws/ssm/document-content.ts";
import { createLightHost, type LightHost } from "../../sandbox/fleet/light.ts";
import { HostResult } from "../../schema/host-result.ts";
import { shellDocument } from "../support/stacks.ts";

/** What a light host's agent adds to the model; that the model does what release.sh does is test/contract/host's to prove. */
const text = (names: string[]) =>
  shellDocument("exit 1", Object.fromEntries(names.map((name) => [name, { type: "String" }])));
const release = readContent(
  text(["operation", "environment", "release", "rollout", "fence", "deadline", "hook"]),
  "JSON",
);
const status = readContent(text(["environment"]), "JSON");
const foreign = readContent(text([]), "JSON");
const one = "aaaaaaa-000000000001";
const id = "i-00000000000000001";

let host: LightHost;
let asked: string[];
beforeEach(() => {
  asked = [];
  const published = (wanted: string) => {
    asked.push(wanted);
    return Promise.resolve(wanted === one);
  };
  host = createLightHost({ id, environment: "test", latencyMs: 1, published });
});

const start = (document: typeof release, given: Record<string, string>, signal = new AbortController().signal) => {
  const parameters = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value]]));
  return host.agent.run({ commandId: "c", document, parameters }, signal);
};
async function ask(document: typeof release, given: Record<string, string>) {
  const [step] = await start(document, given);
  return { code: step?.code, result: HostResult.parse(JSON.parse(step?.stdout ?? "")) };
}
const words = (operation: string, release = one) => ({
  operation,
  release,
  environment: "test",
  rollout: "00000001-00000001",
  fence: "1",
  deadline: "0",
  hook: "false",
});
const run = (operation: string, id = one) => ask(release, words(operation, id));

describe("a light host", () => {
  test("answers the document that only has an environment with its status", async () => {
    await run("stage");
    await run("switch");
    const { code, result } = await ask(status, { environment: "test" });
    expect(code).toBe(0);
    expect(result).toMatchObject({ operation: "status", live: one, pending: one, warnings: [] });
    expect(result.versions).toEqual({ nginx: null, node: null });
    expect(host.live).toBe(one);
  });

  test("runs no script of any other document, and says so", async () => {
    expect(await start(foreign, {})).toMatchObject([{ code: 1, stdout: "", stderr: expect.stringMatching("light") }]);
  });

  test("asks the bucket for what it stages, and for nothing that is no release", async () => {
    expect(await run("stage", "ccccccc-000000000003")).toMatchObject({ code: 1, result: { outcome: "failed" } });
    expect(await run("stage", "../..")).toMatchObject({ code: 2, result: { outcome: "refused" } });
    expect(await run("switch")).toMatchObject({ code: 2 });
    expect(asked).toEqual(["ccccccc-000000000003"]);
  });

  test("that was told to fail an operation fails it, and does it once it is healed", async () => {
    await run("stage");
    host.failing.add("switch");
    expect(await run("switch")).toMatchObject({ code: 1, result: { outcome: "failed", live: null } });
    host.failing.clear();
    expect(await run("switch")).toMatchObject({ code: 0, result: { outcome: "done" } });
  });

  test("that was told to be late does nothing until it is cancelled, and nothing then", async () => {
    host.late.add("stage");
    const stop = new AbortController();
    const late = start(release, words("stage"), stop.signal);
    stop.abort();
    expect(await late).toMatchObject([{ code: 137, stopped: "Cancelled", stdout: "" }]);
    expect(host.model.installed.size).toBe(0);
  });
});
