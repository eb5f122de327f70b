import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { accountMutants } from "../../test/mutants/account.ts";
import { hostMutants } from "../../test/mutants/host.ts";
import type { Mutant } from "../../test/mutants/mutant.ts";
import { runnerMutants } from "../../test/mutants/runner.ts";
import { MutantError } from "./error.ts";

const checkout = fileURLToPath(new URL("../..", import.meta.url));
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

/** The mutants of test/mutants whose name holds `only`. Answers the exit code. */
export async function runList(only: string, file: string | undefined): Promise<number> {
  const wanted = [...hostMutants, ...runnerMutants, ...accountMutants].filter(({ name }) => name.includes(only));
  if (wanted.length === 0) throw new MutantError(`No mutant's name holds '${only}'.`);
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
    const found = judged.filter(({ verdict }) => verdict === "found").length;
    console.log(`${found} of ${judged.length} mutants were found.`);
    if (file !== undefined) {
      mkdirSync(dirname(resolve(file)), { recursive: true });
      writeFileSync(file, `${JSON.stringify({ mutants: judged.length, found, judged }, null, 2)}\n`);
    }
    return found === judged.length ? 0 : 1;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}
