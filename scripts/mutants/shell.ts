import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Indistinct, indistinct, type ShellMutant, shellMutants } from "../../test/mutants/shell.ts";
import { checkout, failed, inCopies, tests } from "./copies.ts";
import { MutantError } from "./error.ts";

interface Judged extends Omit<ShellMutant, "tests"> {
  /** indistinct: it makes no difference, and test/mutants/shell.ts says why. */
  verdict: "found" | "survived" | "indistinct";
  by: string;
  seconds: number;
}

const isOf = ({ file, rule, before }: ShellMutant, one: Indistinct) =>
  one.file === file && one.rule === rule && one.line === before.trim();
const isIndistinct = (mutant: ShellMutant) => indistinct.some((one) => isOf(mutant, one));

async function judge(folder: string, mutant: ShellMutant): Promise<Judged> {
  const { tests: files, ...about } = mutant;
  const path = join(folder, "shell", mutant.file);
  const right = readFileSync(path, "utf8");
  const lines = right.split("\n");
  lines[mutant.line - 1] = mutant.after;
  const started = performance.now();
  writeFileSync(path, lines.join("\n"));
  try {
    for (const file of files) {
      const by = failed(await tests(folder, [file]));
      // A script that cannot even be read ends every test before it begins, and that is seen.
      if (by !== undefined) {
        return { ...about, verdict: "found", by: `${file}: ${by}`, seconds: (performance.now() - started) / 1000 };
      }
    }
    return { ...about, verdict: "survived", by: "", seconds: (performance.now() - started) / 1000 };
  } finally {
    writeFileSync(path, right);
  }
}

const told = ({ file, line, rule, verdict, seconds, before, after, by }: Judged) =>
  `${verdict.padEnd(9)} ${seconds.toFixed(0).padStart(4)} s  shell/${file}:${line} ${rule}${verdict === "survived" ? `\n    ${before.trim()}\n    ${after.trim()}` : `  ${by}`}`;

/** Every line of the scripts (of those whose name holds `only`), broken by rule. Answers the exit code. */
export async function runShell(only: string, report: string | undefined): Promise<number> {
  // On one end is enough to see a script broken, and takes half the time.
  process.env.KLOVERBUY_NGINX ??= "newest";
  const all = shellMutants(join(checkout, "shell")).filter(({ file }) => file.includes(only));
  if (all.length === 0) throw new MutantError(`No script's name holds '${only}'.`);
  const old = indistinct.find((one) => one.file.includes(only) && !all.some((mutant) => isOf(mutant, one)));
  if (old !== undefined)
    throw new MutantError(`${old.file} no longer has '${old.line}': correct test/mutants/shell.ts.`);
  const wanted = all.filter((one) => !isIndistinct(one));
  const judged: Judged[] = all
    .filter(isIndistinct)
    .map(({ tests: _, ...about }) => ({ ...about, verdict: "indistinct", by: "", seconds: 0 }));
  await inCopies(
    [...wanted],
    async (folder) => {
      const files = [...new Set(wanted.flatMap((one) => one.tests))];
      console.log(`The control: ${files.length} test files pass on the product as it is.`);
      for (const file of files) {
        const by = failed(await tests(folder, [file]));
        if (by !== undefined) throw new MutantError(`${file} does not pass on the product as it is: ${by}`);
      }
    },
    async (folder, mutant) => {
      const one = await judge(folder, mutant);
      judged.push(one);
      console.log(told(one));
    },
  );
  const found = judged.filter(({ verdict }) => verdict === "found").length;
  const sums = { mutants: judged.length, found, indistinct: judged.length - wanted.length };
  console.log(`${found} of ${wanted.length} shell mutants were found; ${sums.indistinct} more make no difference.`);
  if (report !== undefined) {
    mkdirSync(dirname(resolve(report)), { recursive: true });
    writeFileSync(report, `${JSON.stringify({ ...sums, judged }, null, 2)}\n`);
  }
  return found === wanted.length ? 0 : 1;
}
