import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Files that are, or could next be, committed; paths relative to the root. */
export function files(pattern: RegExp): string[] {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  return execFileSync("git", list, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 })
    .split("\0")
    .filter((path) => pattern.test(path) && existsSync(resolve(root, path)))
    .sort();
}

export const text = (path: string) => readFileSync(resolve(root, path), "utf8");

const hasShebang = (path: string) => /^#!.*\b(ba)?sh\b/.test(text(path).slice(0, 80));

/** What is run by itself; shellcheck follows each into the files that it sources. */
export const shellPrograms = () => files(/(^|\/)[^.]+$|\.sh$/).filter(hasShebang);

/** Programs, and the files that they source. */
export const shellFiles = () => [...new Set([...shellPrograms(), ...files(/\.sh$/)])];
