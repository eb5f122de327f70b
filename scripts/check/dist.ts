import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { isPackedFrom } from "../../stacks/commands/packed.ts";
import { bundle } from "../bundle.ts";
import { none } from "./finding.ts";
import { root } from "./repository.ts";

const PACKED = "hosts/release.sh";
const stale = (path: string) => `dist/${path} differs from what the source builds`;

/** Builds into a temporary folder and compares file by file: what runs in a workflow is what was reviewed. */
export async function distIsBuilt(): Promise<void> {
  const fresh = await mkdtemp(join(tmpdir(), "kloverbuy-dist-"));
  try {
    await bundle(fresh);
    const [wanted, found] = await Promise.all([contents(fresh), contents(resolve(root, "dist"))]);
    const findings = [...new Set([...wanted.keys(), ...found.keys()])].sort().flatMap((path) => {
      if (!wanted.has(path)) return [`dist/${path} is not built by anything`];
      if (!found.has(path)) return [`dist/${path} is missing`];
      // Unpacked: another machine's gzip makes other bytes.
      if (path === PACKED) return isPackedFrom(resolve(root, "shell"), found.get(path) ?? "") ? [] : [stale(path)];
      return wanted.get(path) === found.get(path) ? [] : [stale(path)];
    });
    none(findings, "npm run build, and commit dist/");
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function contents(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(paths.map(async (path) => [relative(folder, path), await readFile(path, "utf8")] as const)),
  );
}
