import { arrowsPointDown } from "./check/arrows.ts";
import { dependenciesAreBundled, dependenciesAreExact, dependenciesAreTold } from "./check/dependencies.ts";
import { distIsBuilt } from "./check/dist.ts";
import { type Check, CheckFailed } from "./check/finding.ts";
import { namesAreAlive } from "./check/links.ts";
import { shellFiles, shellPrograms } from "./check/repository.ts";
import { filesAreSmall } from "./check/size.ts";
import { figuresAreMeasured, tablesAreWritten } from "./check/tables.ts";
import { command } from "./check/tool.ts";
import { wordsAreCommon } from "./check/words.ts";
import { actionsArePinned, nothingIsSpliced } from "./check/workflow.ts";
import { isUpToDate } from "./schema.ts";

/** Cheapest answer first. Each check throws CheckFailed with what is wrong and how to mend it. */
const checks: [string, Check][] = [
  ["every dependency is pinned exactly", dependenciesAreExact],
  ["no code file has more than 250 lines", filesAreSmall],
  ["every import goes down to a room that it may enter", arrowsPointDown],
  ["every action is pinned to a commit, its version beside it", actionsArePinned],
  ["no expression is spliced into a script", nothingIsSpliced],
  ["docs/dependencies.md tells of every dependency, and of no other", dependenciesAreTold],
  ["the tables of inputs and outputs are what action.yml says", tablesAreWritten],
  ["README's figures are those of a demo", figuresAreMeasured],
  ["links and file names lead somewhere", namesAreAlive],
  ["words are those of the glossary", wordsAreCommon],
  ["the JSON Schema is what the source says", () => schema()],
  ["dist is what the source builds, each package's licence with it", distIsBuilt],
  ["dependencies are what dist holds", dependenciesAreBundled],
  ["lint and format (biome)", () => command("biome", ["check", "--error-on-warnings", "."], "npm run format")],
  ["types (tsc)", () => command("tsc", ["-p", "."], "mend the types")],
  ["shell format (shfmt)", () => command("shfmt", ["-d", ...shellFiles()], "npm run format")],
  [
    "shell lint (shellcheck)",
    () => command("shellcheck", ["-x", "-a", ...shellPrograms()], "mend what shellcheck names"),
  ],
];

async function schema() {
  if (!isUpToDate()) throw new CheckFailed(["schema/kloverbuy.schema.json is stale"], "npm run schema");
}

let failed = 0;
for (const [name, check] of checks) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  try {
    await check();
    console.log(`ok    ${name} (${seconds()})`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name} (${seconds()})`);
    const lines = error instanceof CheckFailed ? [...error.findings, `mend: ${error.cure}`] : [String(error)];
    for (const line of lines) console.log(`        ${line.replaceAll("\n", "\n        ")}`);
  }
}
console.log(failed === 0 ? `All ${checks.length} checks passed.` : `${failed} of ${checks.length} checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;
