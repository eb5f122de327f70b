import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pack } from "../../../actions/lib/release/artifact.ts";
import { packTools } from "../../../actions/lib/release/pack-tools.ts";
import { select } from "../../../actions/lib/release/selection.ts";

const shell = resolve(import.meta.dirname, "../../../shell");

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "kb-host-takes-"));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

/** The host's own function over the real archive, told the counts that the manifest would tell. */
function inspect(archive: string, files: number, bytes: number) {
  const script = `
    set -Eeuo pipefail; export LC_ALL=C
    here=$1 work=$2 release=test unpacked_files=$4 unpacked_bytes=$5
    say() { printf '%s\\n' "$*" >&2; }; fail() { printf '%s\\n' "$1" >&2; exit 1; }
    source "$here/release/archive.sh"; inspect_archive "$3"`;
  const work = mkdtempSync(join(scratch, "work-"));
  const { status, stderr } = spawnSync(
    "bash",
    ["-c", script, "bash", shell, work, archive, String(files), String(bytes)],
    { encoding: "utf8" },
  );
  return { status, stderr };
}

async function packedTree() {
  const root = mkdtempSync(join(scratch, "tree-"));
  const names = [
    "plain.js",
    "with space.js",
    "Übersicht/λ😀.html",
    "-rf",
    "a".repeat(150),
    "$(x)`y`;'\"",
    "routes/[id].tsx",
    "..x",
    "a -> b",
  ];
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), name);
  }
  symlinkSync("plain.js", join(root, "link"));
  symlinkSync("../plain.js", join(root, "Übersicht/up"));
  const selection = select(root, { include: ["."], exclude: [], always: [] });
  const { path } = await pack(
    selection,
    join(scratch, "a.tar.zst"),
    await packTools(process.env.PATH ?? ""),
    new AbortController().signal,
  );
  return { path, files: selection.paths.length, bytes: selection.bytes };
}

test("what the build packs, a host takes, and the manifest's counts are exact", async () => {
  const { path, files, bytes } = await packedTree();
  expect(inspect(path, files, bytes)).toEqual({ status: 0, stderr: "" });
  // The control: one file or one byte less than there is, and the host refuses.
  expect(inspect(path, files - 1, bytes).stderr).toContain("more files");
  expect(inspect(path, files, bytes - 1).stderr).toContain("more bytes");
});
