import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HostResult } from "../../schema/host-result.ts";
import { documentScript as script } from "./lab/document.ts";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** The script as the SSM documents carry it, with values that no allowedPattern has looked at. */
const good: Record<string, string> = {
  operation: "stage",
  environment: "lab",
  release: "0123abc-456789abcdef",
  rollout: "00000001-0000000a",
  fence: "1",
  deadline: "0",
  hook: "false",
};
/** They have a default. */
const mayBeEmpty = new Set(["deadline", "hook"]);

let lab: ScriptHost;
let canary: string;
beforeAll(async () => {
  lab = await ScriptHost.open();
  canary = lab.path("canary");
});
afterAll(() => lab[Symbol.asyncDispose]());

const hostile = (): string[] => [
  "",
  " ",
  "\n",
  "a\nb",
  `$(touch ${canary})`,
  `\`touch ${canary}\``,
  `; touch ${canary} #`,
  `x[$(touch ${canary})]`,
  `' || touch ${canary} || '`,
  `" & touch ${canary} & "`,
  "../../etc/passwd",
  "-rf",
  "--help",
  "%s%n$0*?",
  "\u00fc\u4e16\u0007\u001b[2J",
  "x".repeat(65_536),
  "0".repeat(400),
];

test.each(Object.keys(good))("no hostile value of '%s' does anything but being refused", async (name) => {
  const values = hostile().filter((value) => value !== "" || !mayBeEmpty.has(name));
  const lane = async () => {
    for (let value = values.shift(); value !== undefined; value = values.shift()) {
      const given = Object.entries({ ...good, [name]: value }).map(([key, one]) => [`SSM_${key}`, one]);
      const { code, stdout } = await lab.host.run(script, Object.fromEntries(given));
      expect(stdout.length).toBeLessThanOrEqual(2000);
      expect(HostResult.parse(JSON.parse(stdout))).toMatchObject({ outcome: "refused", error: { step: "options" } });
      expect(code).toBe(2);
    }
  };
  await Promise.all([lane(), lane(), lane()]);
  expect(existsSync(canary)).toBe(false);
});

test("control: with good values the same script gets past its options", async () => {
  const given = Object.fromEntries(Object.entries(good).map(([key, value]) => [`SSM_${key}`, value]));
  const { stdout } = await lab.host.run(script, given);
  expect(HostResult.parse(JSON.parse(stdout))).toMatchObject({ outcome: "failed", error: { step: "manifest" } });
});

test("words after the operation are checked as strictly, and answered with a result", async () => {
  for (const words of ["--release", `--release '$(touch ${canary})'`, "--nonsense 1", "stray", "-x"]) {
    const { code, stdout } = await lab.sh(`${join(import.meta.dirname, "../../shell/release.sh")} stage ${words}`);
    expect(HostResult.parse(JSON.parse(stdout)), words).toMatchObject({ operation: "stage", outcome: "refused" });
    expect(code, words).toBe(2);
  }
  expect(existsSync(canary)).toBe(false);
});

test("whatever an app writes before it dies, the result is one short JSON object", async () => {
  const noise = `
    process.stderr.write('\\\\"\\u2028\\ud83d\\ude00\\u0000</script>{"schema":1}\\n'.repeat(20_000));
    process.stderr.write('"'.repeat(300));
    process.stderr.write(Buffer.from([0xff, 0xfe, 0x00, 0x1b, 0x5b, 0x32, 0x4a, 0xc3]), () => process.exit(1));`;
  const release = await publish(lab, { text: "noise", files: { "server.mjs": noise } });
  const { result, stdout } = await lab.run("stage", { release, rollout: "00000002-0000000a" });
  expect(result).toMatchObject({ outcome: "failed", release, error: { step: "health" } });
  expect(result.error?.message).toContain('""');
  expect(Buffer.byteLength(stdout)).toBeLessThanOrEqual(2000);
});

test("--help tells how it is used, and nothing is done", async () => {
  for (const word of ["-h", "--help"]) {
    const { code, stdout } = await lab.sh(`${join(import.meta.dirname, "../../shell/release.sh")} ${word}`);
    expect(stdout).toMatch(/^Usage: release\.sh OPERATION/);
    expect(code).toBe(0);
  }
});

test.each([
  ["never ran", () => "mv $file $file.away", /host\.env is missing/],
  ["did not end", () => "cp $file $file.away; sed -i /AWS_REGION/d $file", /host\.env does not say AWS_REGION/],
])("a host on which bootstrap.sh %s is refused, and is told to run it", async (_, spoil, message) => {
  const inEtc = (script: string) => lab.sh(`file=$KLOVERBUY_ROOT/etc/kloverbuy/host.env; ${script}`);
  await inEtc(spoil());
  const { code, result } = await lab.run("status");
  await inEtc("mv $file.away $file");
  expect(result).toMatchObject({ outcome: "refused", error: { cure: expect.stringContaining("run bootstrap.sh") } });
  expect(result.error?.message).toMatch(message);
  expect(code).toBe(2);
});
