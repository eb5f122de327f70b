import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Problem } from "../text/problem.ts";

/** The programs that pack, and the PATH that they are found on. */
export interface PackTools {
  tar: string;
  zstd: string;
  path: string;
}

export class ToolMissing extends Problem {
  constructor({ what, cure }: { what: string; cure: string }) {
    super(`This runner has no ${what}. ${cure}`);
  }
}

const run = promisify(execFile);

/** Asked before the app is built, so that a missing tool costs no build. */
export async function packTools(path: string): Promise<PackTools> {
  const tar = await first(["gtar", "tar"], /GNU tar/, path);
  if (tar === undefined) {
    const cure = "Use an Ubuntu runner, or install it (macOS: brew install gnu-tar).";
    throw new ToolMissing({ what: "GNU tar", cure });
  }
  const zstd = await first(["zstd"], /zstd|zstandard/i, path);
  if (zstd === undefined) {
    const cure = "Use an Ubuntu runner, or install it (apt-get install zstd, brew install zstd).";
    throw new ToolMissing({ what: "zstd", cure });
  }
  return { tar, zstd, path };
}

async function first(names: string[], is: RegExp, path: string): Promise<string | undefined> {
  for (const name of names) {
    try {
      const { stdout } = await run(name, ["--version"], { env: { PATH: path, LC_ALL: "C" } });
      if (is.test(stdout)) return name;
    } catch {
      // Absent, or not the program that we know: the next name, or none.
    }
  }
  return undefined;
}
