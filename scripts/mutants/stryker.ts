import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Stryker } from "@stryker-mutator/core";
import { equivalent } from "../../test/mutants/equivalent.ts";
import { MutantError } from "./error.ts";
import { faults, type Score, type Survivor, scores, stale } from "./score.ts";

const checkout = fileURLToPath(new URL("../..", import.meta.url));

export interface Asked {
  /** From the checkout. */
  files: string[];
  /** Also those that an earlier run answered. */
  all: boolean;
  workers: number | undefined;
}

/** Breaks the files in a copy outside of the checkout, which Stryker never touches. Answers the exit code. */
export async function runStryker({ files, all, workers }: Asked): Promise<number> {
  const asked = files.map((file) => relative(checkout, resolve(file)));
  for (const file of asked) if (!existsSync(join(checkout, file))) throw new MutantError(`There is no file ${file}.`);
  // Stryker takes the working folder for the project.
  process.chdir(checkout);
  const folder = "report/mutants";
  mkdirSync(folder, { recursive: true });
  const temporary = mkdtempSync(join(tmpdir(), "kb-stryker-"));
  const started = performance.now();
  try {
    await new Stryker({
      mutate: asked,
      plugins: ["@stryker-mutator/vitest-runner", "./scripts/mutants/texts.ts"],
      ignorers: ["texts"],
      testRunner: "vitest",
      // Threads refuse to set the umask, which tests do.
      vitest: { configFile: "vitest.mutants.config.ts", pool: "forks" },
      // Its preprocessor would need the JavaScript API that TypeScript 7 does not have; it passes over a file that is not there.
      tsconfigFile: "none",
      // In place it would change the checkout, and leave it changed when it is killed.
      tempDirName: temporary,
      cleanTempDir: "always",
      ignorePatterns: ["/dist", "/docs", "/examples"],
      incremental: true,
      incrementalFile: `${folder}/incremental.json`,
      force: all,
      timeoutMS: 10_000,
      reporters: ["json", "html", "progress-append-only"],
      jsonReporter: { fileName: `${folder}/mutants.json` },
      htmlReporter: { fileName: `${folder}/mutants.html` },
      ...(workers === undefined ? {} : { concurrency: workers }),
    }).runMutationTest();
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  const found = scores(JSON.parse(readFileSync(`${folder}/mutants.json`, "utf8")), asked, equivalent);
  return tell(found, asked, (performance.now() - started) / 1000);
}

function tell(found: Map<string, Score>, asked: string[], seconds: number): number {
  for (const { survivors } of found.values()) {
    for (const one of survivors.filter(({ why }) => why === undefined)) console.log(told(one));
  }
  for (const [room, { mutants, survivors }] of found) {
    const excused = survivors.filter(({ why }) => why !== undefined).length;
    const killed = mutants - survivors.length;
    const share = mutants === 0 ? 100 : (100 * killed) / mutants;
    console.log(
      `${room.padEnd(24)} ${String(mutants).padStart(5)} mutants, ${String(killed).padStart(5)} found (${share.toFixed(1)} %), ` +
        `${excused} that no one can tell, ${survivors.length - excused} survived`,
    );
  }
  const wrong = faults(found);
  for (const { file, text, instead } of stale(found.values(), asked, equivalent)) {
    wrong.push(
      `test/mutants/equivalent.ts: in ${file} '${text}' no longer becomes '${instead}' unnoticed: take the line off.`,
    );
  }
  for (const sentence of wrong) console.log(sentence);
  console.log(`${seconds.toFixed(0)} s; each mutant is in report/mutants/mutants.html.`);
  return wrong.length === 0 ? 0 : 1;
}

const short = (text: string) => text.replace(/\s+/g, " ").slice(0, 120);

const told = ({ file, line, mutator, text, instead }: Survivor) =>
  `survived  ${file}:${line} (${mutator})\n          ${short(text)}\n       -> ${short(instead)}`;
