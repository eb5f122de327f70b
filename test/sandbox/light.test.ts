import { beforeEach, describe, expect, test } from "vitest";
import { readContent } from "../../sandbox/aws/ssm/document-content.ts";
import { createLightHost, type LightHost } from "../../sandbox/fleet/light.ts";
import { HostResult } from "../../schema/host-result.ts";
import { shellDocument } from "./stacks.ts";

const names = ["operation", "environment", "release", "rollout", "fence", "deadline", "hook"];
const release = readContent(
  shellDocument("exit 1", Object.fromEntries(names.map((name) => [name, { type: "String" }]))),
  "JSON",
);
const status = readContent(shellDocument("exit 1", { environment: { type: "String" } }), "JSON");
const questions = readContent(
  shellDocument(
    "exit 1",
    Object.fromEntries(["environment", "operation", "window"].map((name) => [name, { type: "String" }])),
  ),
  "JSON",
);
const [one, two] = ["aaaaaaa-000000000001", "bbbbbbb-000000000002"];
const id = "i-00000000000000001";

let host: LightHost;
beforeEach(() => {
  const published = (wanted: string) => Promise.resolve([one, two].includes(wanted));
  host = createLightHost({ id, environment: "test", latencyMs: 1, published });
});

async function ask(document: typeof release, given: Record<string, string>) {
  const parameters = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value]]));
  const [step] = await host.agent.run({ commandId: "c", document, parameters }, new AbortController().signal);
  expect(step?.stdout.length).toBeLessThan(2_000);
  return { code: step?.code, result: HostResult.parse(JSON.parse(step?.stdout ?? "")) };
}
const run = (operation: string, id = one, fence = "1") =>
  ask(release, {
    operation,
    release: id,
    environment: "test",
    rollout: "00000001-00000001",
    fence,
    deadline: "0",
    hook: "false",
  });
const outcome = async (operation: string, id = one) => (await run(operation, id)).result.outcome;
const facts = async () => {
  const { live, committed, pending, warm } = (await ask(status, { environment: "test" })).result;
  return { live, committed, pending, warm };
};

async function makeLive(id: string) {
  for (const operation of ["stage", "switch", "commit"]) expect(await outcome(operation, id)).toBe("done");
}

describe("a light host answers as release.sh does:", () => {
  test("stage, switch and commit make a release live and committed, the former one warm", async () => {
    await makeLive(one);
    await makeLive(two);
    expect(await facts()).toEqual({ live: two, committed: two, pending: null, warm: one });
  });

  test("each operation a second time is unchanged", async () => {
    for (const operation of ["stage", "switch", "commit"]) {
      expect(await outcome(operation)).toBe("done");
      expect(await outcome(operation)).toBe("unchanged");
    }
  });

  test("revert brings the committed release back and drops the refused one", async () => {
    await makeLive(one);
    await outcome("stage", two);
    await outcome("switch", two);
    expect(await facts()).toMatchObject({ live: two, committed: one, pending: two });
    expect(await outcome("revert", two)).toBe("done");
    expect(await facts()).toMatchObject({ live: one, committed: one, pending: null });
    expect(await outcome("switch", two)).toBe("failed");
  });

  test("revert of what never switched drops it and leaves traffic alone", async () => {
    await makeLive(one);
    await outcome("stage", two);
    expect(await outcome("revert", two)).toBe("done");
    expect(await facts()).toMatchObject({ live: one, committed: one });
  });

  test("an absent release, an unstaged one and an unswitched one fail with nothing changed", async () => {
    const before = await facts();
    expect(await outcome("stage", "ccccccc-000000000003")).toBe("failed");
    expect(await outcome("switch")).toBe("failed");
    expect(await outcome("commit")).toBe("failed");
    expect(await facts()).toEqual(before);
  });

  test("an older fence, another environment and a malformed release are refused with exit 2", async () => {
    await run("stage", one, "7");
    expect(await run("switch", one, "6")).toMatchObject({ code: 2, result: { outcome: "refused", fence: 7 } });
    expect(await ask(status, { environment: "other" })).toMatchObject({ code: 2, result: { outcome: "refused" } });
    expect(await run("switch", "../..", "7")).toMatchObject({ code: 2, result: { outcome: "refused", release: null } });
    expect((await facts()).live).toBeNull();
  });

  test("asked what its users met, it says that nobody came, whatever fence it has seen", async () => {
    await run("stage", one, "7");
    const { code, result } = await ask(questions, { environment: "test", operation: "measure", window: "45" });
    expect(code).toBe(0);
    expect(result.traffic).toEqual({ seconds: 45, requests: 0, errors: 0, latency: [] });
  });

  test("a host that was told to fail an operation fails it, and does it once it is healed", async () => {
    await outcome("stage");
    host.failing.add("switch");
    expect(await run("switch")).toMatchObject({ code: 1, result: { outcome: "failed", live: null } });
    host.failing.clear();
    expect(await outcome("switch")).toBe("done");
  });
});
