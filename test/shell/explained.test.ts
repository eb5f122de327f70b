import { afterAll, beforeAll, expect, test } from "vitest";
import { Lab } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** What a person reads of a failure through SSM, which keeps the first 8,000 characters of stderr. */
let lab: Lab;
beforeAll(async () => {
  lab = await Lab.open();
});
afterAll(() => lab[Symbol.asyncDispose]());

const chatty = (line: string) => ({
  "server.mjs": `for (let n = 1; n <= 100; n++) console.error(${line});\nprocess.exit(3);\n`,
});

test("a failed stage shows its exit code, disk, memory and the last 40 lines of the app's log, within what SSM keeps", async () => {
  const release = await publish(lab, { text: "chatty", files: chatty("'line ' + n + ' of the app: ölwechsel'") });
  const { result, stderr } = await lab.run("stage", { release });
  expect(result).toMatchObject({ outcome: "failed", error: { step: "health" } });
  expect(result.disk_free_bytes).toBeGreaterThan(0);
  expect(result.memory_free_bytes).toBeGreaterThan(0);
  expect(stderr).toMatch(/exit 1; disk: [0-9]+ MiB free; memory: [0-9]+ MiB available/);
  const lines = stderr.split("\n").filter((line) => line.startsWith("line "));
  expect(lines).toHaveLength(40);
  expect(lines.at(-1)).toBe("line 100 of the app: ölwechsel");
  expect(stderr.length).toBeLessThan(8_000);
});

test("no byte of the app's log steers a terminal, and no flood of it crowds out the rest", async () => {
  const flood = "'\\x1b[2J\\x07' + n + 'x'.repeat(5000)";
  const release = await publish(lab, { text: "flood", files: chatty(flood) });
  const { stderr } = await lab.run("stage", { release });
  expect(stderr.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  expect(stderr.length).toBeLessThan(8_000);
});

test("a refusal explains nothing about the app: nothing was tried", async () => {
  const { code, stderr } = await lab.run("switch", { release: "0000000-000000000000" });
  expect(code).toBe(2);
  expect(stderr).not.toContain("MiB available");
});
