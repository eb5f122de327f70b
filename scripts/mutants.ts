import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { accountMutants } from "../test/mutants/account.ts";
import { hostMutants } from "../test/mutants/host.ts";
import type { Mutant } from "../test/mutants/mutant.ts";
import { runnerMutants } from "../test/mutants/runner.ts";

const help = `Usage: npm run test:mutants -- [--only NAME] [--report FILE]
Breaks the product on purpose, one defect at a time in a copy of it, and sees that the tests find each. Exit 0: all were found.
  --only NAME    the mutants whose name holds NAME
  --report FILE  writes each mutant and its verdict as JSON`;

const checkout = fileURLToPath(new URL("..", import.meta.url));
/** Copies that are at work at once; each runs one test file. */
const LANES = 2;

/** found: a test failed; survived: none did; broken: no test ran, so nothing is known. */
type Verdict = "found" | "survived" | "broken";
interface Judged {
  name: string;
  harm: string;
  verdict: Verdict;
  seconds: number;
  /** The first test that failed. */
  by: string;
}

class MutantError extends Error {}

/** What is committed, as it stands on the disk, with the packages beside it. */
function copy(to: string): string {
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: checkout, encoding: "utf8" });
  for (const file of files.split("\n").filter((one) => one !== "" && existsSync(join(checkout, one)))) {
    cpSync(join(checkout, file), join(to, file));
  }
  symlinkSync(join(checkout, "node_modules"), join(to, "node_modules"));
  return to;
}

interface Report {
  numFailedTests: number;
  numPassedTests: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

async function tests(folder: string, files: string[], only: string | undefined): Promise<Report | undefined> {
  const output = join(folder, "mutant.json");
  rmSync(output, { force: true });
  const vitest = join(checkout, "node_modules/vitest/vitest.mjs");
  const words = [vitest, "run", ...files, "--reporter=json", `--outputFile=${output}`, "--bail=1"];
  const child = spawn(process.execPath, only === undefined ? words : [...words, "-t", only], {
    cwd: folder,
    stdio: "ignore",
  });
  await new Promise((done) => child.once("exit", done));
  return existsSync(output) ? JSON.parse(readFileSync(output, "utf8")) : undefined;
}

async function judge(folder: string, mutant: Mutant): Promise<Judged> {
  const { name, harm, file, text, instead } = mutant;
  const path = join(folder, file);
  const right = readFileSync(path, "utf8");
  const places = right.split(text).length - 1;
  if (places !== 1)
    throw new MutantError(`${file} has ${places} times what '${name}' would replace: correct test/mutants.`);
  const started = performance.now();
  writeFileSync(
    path,
    right.replace(text, () => instead),
  );
  try {
    const report = await tests(folder, [mutant.tests], mutant.only);
    const failed = report?.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .find((one) => one.status === "failed");
    const ran = (report?.numFailedTests ?? 0) + (report?.numPassedTests ?? 0) > 0;
    const verdict = failed !== undefined ? "found" : ran ? "survived" : "broken";
    return { name, harm, verdict, seconds: (performance.now() - started) / 1000, by: failed?.fullName ?? "" };
  } finally {
    writeFileSync(path, right);
  }
}

const told = ({ name, verdict, seconds, by, harm }: Judged) =>
  `${verdict.padEnd(9)} ${seconds.toFixed(0).padStart(4)} s  ${name} (${harm})${by === "" ? "" : `\n${" ".repeat(18)}by: ${by.trim()}`}`;

/** The same tests on the product as it is: a mutant is not found by a test that is red anyhow. */
async function control(folder: string, mutants: Mutant[]): Promise<void> {
  const patterns = new Map<string, (string | undefined)[]>();
  for (const one of mutants) patterns.set(one.tests, [...(patterns.get(one.tests) ?? []), one.only]);
  for (const [file, only] of patterns) {
    const pattern = only.includes(undefined) ? undefined : [...new Set(only)].join("|");
    const report = await tests(folder, [file], pattern);
    if (report === undefined || report.numFailedTests > 0 || report.numPassedTests === 0) {
      throw new MutantError(`${file} does not pass on the product as it is: run it, and mend that first.`);
    }
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: "string" }, report: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const wanted = [...hostMutants, ...runnerMutants, ...accountMutants].filter(({ name }) =>
    name.includes(values.only ?? ""),
  );
  if (wanted.length === 0) throw new MutantError(`No mutant's name holds '${values.only}'.`);
  const parent = mkdtempSync(join(tmpdir(), "kb-mutants-"));
  try {
    const folders = Array.from({ length: LANES }, (_, lane) => copy(join(parent, String(lane))));
    console.log(`The control: what must find ${wanted.length} mutants passes on the product as it is.`);
    await control(folders[0] ?? parent, wanted);
    const queue = [...wanted];
    const judged: Judged[] = [];
    await Promise.all(
      folders.map(async (folder) => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const one = await judge(folder, next);
          judged.push(one);
          console.log(told(one));
        }
      }),
    );
    const missed = judged.filter(({ verdict }) => verdict !== "found");
    console.log(`${judged.length - missed.length} of ${judged.length} mutants were found.`);
    if (values.report !== undefined) {
      mkdirSync(dirname(resolve(values.report)), { recursive: true });
      writeFileSync(
        values.report,
        `${JSON.stringify({ mutants: judged.length, found: judged.length - missed.length, judged }, null, 2)}\n`,
      );
    }
    return missed.length === 0 ? 0 : 1;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof MutantError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
