import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { report } from "../report.ts";

/** Random histories of one host, pruned after each step as a rollout does it. */
const HISTORIES = 1_000;

/** Shells at work at once, each with a disk of its own. */
const SHARDS = 4;

const shell = join(import.meta.dirname, "../../../shell");
const folder = mkdtempSync(join(tmpdir(), "kb-retention-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Step = ["stage" | "switch" | "commit", number] | ["revert"];
interface History {
  retention: number;
  steps: Step[];
}

const release = fc.integer({ min: 1, max: 9 });
const step = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constant("commit" as const), release) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom("stage" as const, "switch" as const), release) },
  { weight: 1, arbitrary: fc.constant<Step>(["revert"]) },
);
const histories = fc.record({
  // What kloverbuy.yml may say.
  retention: fc.integer({ min: 2, max: 5 }),
  steps: fc.array(step as fc.Arbitrary<Step>, { minLength: 4, maxLength: 9 }),
});
const id = (number: number) => `0000000-${String(number).padStart(12, "0")}`;

/** What is wrong after some step, by the history's number; every step of every history is looked at. */
async function wrongs(scripts: string, all: History[]): Promise<string[]> {
  const releases = mkdtempSync(join(folder, "releases-"));
  const lines = all.flatMap(({ retention, steps }) => [
    `history ${retention}`,
    ...steps.map(([what, number]) => (number === undefined ? what : `${what} ${id(number)}`)),
  ]);
  const words = [join(import.meta.dirname, "histories.sh"), scripts, releases];
  const running = promisify(execFile)("bash", words, { maxBuffer: 64 * 1024 * 1024 });
  running.child.stdin?.end(`${lines.join("\n")}\n`);
  const { stdout } = await running;
  const told = stdout.trimEnd().split("\n");
  expect(told).toHaveLength(lines.length);
  const found: string[] = [];
  let at = 0;
  for (const [number, { retention, steps }] of all.entries()) {
    // The line of its beginning.
    at++;
    const commits: string[] = [];
    for (const [what, which] of steps) {
      const [committed = "", previous = "", warm = "", pending = "", kept = ""] = (told[at++] ?? "").split("|");
      const there = new Set(kept.split(" ").filter((one) => one !== "*"));
      if (what === "commit" && which !== undefined && commits.at(-1) !== id(which)) commits.push(id(which));
      if (committed === "") continue;
      const needed = [committed, previous, warm, pending, ...commits.slice(-retention)].filter((one) => one !== "");
      for (const one of needed) if (!there.has(one)) found.push(`${number}: ${one} is gone after ${what}`);
      if (there.size > retention + 3) found.push(`${number}: ${there.size} releases with a retention of ${retention}`);
    }
  }
  return found;
}

const drawn = fc.sample(histories, HISTORIES);

test(`in ${HISTORIES} random histories what serves, what a rollback may want and the last commits stay, and no disk fills up`, {
  timeout: 400_000,
}, async () => {
  const share = Math.ceil(drawn.length / SHARDS);
  const shards = Array.from({ length: SHARDS }, (_, at) => drawn.slice(at * share, (at + 1) * share));
  expect((await Promise.all(shards.map((shard) => wrongs(shell, shard)))).flat()).toEqual([]);
  for (const { steps } of drawn) {
    report({ kind: "history", length: steps.length, releases: new Set(steps.flatMap(([, one]) => one ?? [])).size });
  }
});

test("control: a prune that forgets the previous release, or removes nothing, is found out", async () => {
  const broken = (from: string, to: string) => {
    const scripts = mkdtempSync(join(folder, "broken-"));
    cpSync(shell, scripts, { recursive: true });
    const file = join(scripts, "release/prune.sh");
    const text = readFileSync(file, "utf8");
    expect(text.split(from)).toHaveLength(2);
    writeFileSync(
      file,
      text.replace(from, () => to),
    );
    // Nine commits in a row: enough for each of them, whatever chance has drawn above.
    const steps = Array.from({ length: 9 }, (_, at): Step => ["commit", at + 1]);
    return wrongs(scripts, [{ retention: 2, steps }]);
  };
  expect(await broken(`$previous $warm $pending $(live_release) \${history[*]:first}`, "$(live_release)")).not.toEqual(
    [],
  );
  expect(await broken('remove_release "$id"', "true")).not.toEqual([]);
});
