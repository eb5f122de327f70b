import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const checkout = fileURLToPath(new URL("../..", import.meta.url));
/** Copies that are at work at once; each runs one test file. */
const LANES = 2;

/** What is committed, as it stands on the disk, with the packages and tools beside it. */
function copy(to: string): string {
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: checkout, encoding: "utf8" });
  for (const file of files.split("\n").filter((one) => one !== "" && existsSync(join(checkout, one)))) {
    cpSync(join(checkout, file), join(to, file));
  }
  for (const beside of ["node_modules", ".tools"]) symlinkSync(join(checkout, beside), join(to, beside));
  return to;
}

export interface Report {
  numFailedTests: number;
  numPassedTests: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

/** Runs test files in a copy until one fails; undefined: none ran. */
export async function tests(folder: string, files: string[], only?: string): Promise<Report | undefined> {
  const output = join(folder, "mutant.json");
  rmSync(output, { force: true });
  const vitest = join(checkout, "node_modules/vitest/vitest.mjs");
  const config = files.some((file) => file.startsWith("test/slow/")) ? ["--config", "vitest.slow.config.ts"] : [];
  const words = [vitest, "run", ...config, ...files, "--reporter=json", `--outputFile=${output}`, "--bail=1"];
  const child = spawn(process.execPath, only === undefined ? words : [...words, "-t", only], {
    cwd: folder,
    stdio: "ignore",
  });
  await new Promise((done) => child.once("exit", done));
  return existsSync(output) ? JSON.parse(readFileSync(output, "utf8")) : undefined;
}

/** The first test that failed; undefined when none did, "" when none ran. */
export function failed(report: Report | undefined): string | undefined {
  const ran = (report?.numFailedTests ?? 0) + (report?.numPassedTests ?? 0) > 0;
  const results = report?.testResults.flatMap(({ assertionResults }) => assertionResults);
  return ran ? results?.find((one) => one.status === "failed")?.fullName : "";
}

/** Work in as many copies of the product as there are lanes; they are gone when it resolves. */
export async function inCopies<T>(
  queue: T[],
  prepare: (folder: string) => Promise<void>,
  work: (folder: string, item: T) => Promise<void>,
) {
  const parent = mkdtempSync(join(tmpdir(), "kb-mutants-"));
  try {
    const folders = Array.from({ length: LANES }, (_, lane) => copy(join(parent, String(lane))));
    await prepare(folders[0] ?? parent);
    await Promise.all(
      folders.map(async (folder) => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(folder, next);
      }),
    );
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}
