import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { accountMutants } from "../../test/mutants/account.ts";
import { hostMutants } from "../../test/mutants/host.ts";
import type { Mutant } from "../../test/mutants/mutant.ts";
import { runnerMutants } from "../../test/mutants/runner.ts";
import { failed, inCopies, tests } from "./copies.ts";
import { MutantError } from "./error.ts";

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
    const by = failed(report);
    const verdict = by === undefined ? "survived" : by === "" ? "broken" : "found";
    return { name, harm, verdict, seconds: (performance.now() - started) / 1000, by: by ?? "" };
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
  const judged: Judged[] = [];
  await inCopies(
    [...wanted],
    async (folder) => {
      console.log(`The control: what must find ${wanted.length} mutants passes on the product as it is.`);
      await control(folder, wanted);
    },
    async (folder, mutant) => {
      const one = await judge(folder, mutant);
      judged.push(one);
      console.log(told(one));
    },
  );
  const found = judged.filter(({ verdict }) => verdict === "found").length;
  console.log(`${found} of ${judged.length} mutants were found.`);
  if (file !== undefined) {
    mkdirSync(dirname(resolve(file)), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ mutants: judged.length, found, judged }, null, 2)}\n`);
  }
  return found === judged.length ? 0 : 1;
}
