import fc from "fast-check";
import { expect, test } from "vitest";
import { report } from "../../../actions/entry/rollout-report.ts";
import { allFit, OLDEST_AGENT, older } from "../../../actions/lib/fleet/fleet.ts";
import type { Log } from "../../../actions/lib/text/log.ts";
import { cell } from "../../../actions/lib/text/markdown.ts";
import { plain } from "../../../actions/lib/text/plain.ts";
import { MemoryEnvironment, NEW, OLD } from "../world/world.ts";

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "::error::x",
    "\n::set-output name=a::b",
    "##[command]x",
    "a\r\n::stop-commands::x",
    "\u202e::x",
    ":::x",
  ),
);

test("no text of a host becomes a workflow command or a second line of the log", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(plain(text)).not.toMatch(/::|##\[|[\p{Cc}\p{Zl}\p{Zp}]/u);
    }),
    { numRuns: 2_000 },
  );
});

test("no text of a host becomes markup, a link, a mention or a second cell of the summary", () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.stringMatching(/^[|<>[\]()!`*_@&#a\\-]{0,30}$/)), (text) => {
      expect(cell(text).replace(/&(#[0-9]+|amp|lt|gt);/g, "")).not.toMatch(/[|<>[\]()!`*_@&\\\n]/);
    }),
    { numRuns: 2_000 },
  );
});

test("a failed host's message and log reach log and summary only as text", async () => {
  const world = new MemoryEnvironment(3, OLD);
  const lines: string[] = [];
  const log: Log = { info: (line) => lines.push(line), warn: (line) => lines.push(line), group: (_, work) => work() };
  const message = "x | <script>alert(1)</script> ![](http://x)\n::error::y";
  world.host(1).instead.stage = () => ({ outcome: "failed", error: { step: "a|b", message, cure: "`c`" } });
  const { summary, failure, outputs } = report({ kind: "rollout", ...(await world.deploy(NEW)) }, log);
  expect(summary).not.toMatch(/<script|!\[\]/);
  expect(failure).toMatch(/^refused: [^\n]*$/);
  expect([...world.lines, ...lines].filter((line) => /\n|^\s*::/.test(line))).toEqual([]);
  expect(outputs.outcome).toBe("refused");
  expect(JSON.parse(outputs.hosts ?? "")).toHaveLength(3);
});

test("versions are compared by number, and what is none is too old", () => {
  for (const old of ["3.3.2745.9", "3.2.9999.0", "2.9", "", "latest", "3.3.2746.0-beta", "3..3", "v9.9.9", "3.3"]) {
    expect(older(old, OLDEST_AGENT)).toBe(true);
  }
  for (const good of ["3.3.2746.0", "3.3.10000.0", "3.10.0.0", "4", "12.0.0.0"])
    expect(older(good, OLDEST_AGENT)).toBe(false);
});

test("every host that cannot take part is named", () => {
  const member = { online: true, connection: "Online", agent: OLDEST_AGENT };
  const hosts = [
    { ...member, id: "i-1", name: "web-1" },
    { ...member, id: "i-2", name: "web-2", online: false, connection: "ConnectionLost" },
    { ...member, id: "i-3", name: "web-3", agent: "3.0.0.0" },
    { ...member, id: "i-4", name: "web-4", agent: "" },
  ];
  expect(() => allFit("production", hosts)).toThrow(
    /web-2 is ConnectionLost.*web-3.*3\.0\.0\.0.*web-4 has SSM agent \w/,
  );
  expect(() => allFit("production", [])).toThrow(/no hosts/);
});
