import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { getEventListeners } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PackingFailed, pack, tarArguments } from "../../../actions/lib/release/artifact.ts";
import { packTools } from "../../../actions/lib/release/pack-tools.ts";

/* The programs that pack, as they behave on a good day and on bad ones; what they make of a tree is in artifact.test.ts. */

const tools = await packTools(process.env.PATH ?? "");
const never = new AbortController().signal;

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "kb-packing-"));
  mkdirSync(join(scratch, "app"));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

function files(...names: string[]) {
  for (const name of names) writeFileSync(join(scratch, "app", name), name);
  return { root: join(scratch, "app"), paths: names, bytes: 1 };
}
const file = () => join(scratch, "artifact.tar.zst");

/** A program that stands in for tar. */
function tar(script: string) {
  const path = join(scratch, "tar");
  writeFileSync(path, `#!/bin/bash\n${script}\n`, { mode: 0o755 });
  return { ...tools, tar: path };
}
const failure = async (script: string) => {
  try {
    await pack(files("a"), file(), tar(script), never);
  } catch (error) {
    if (error instanceof PackingFailed) return error;
    throw error;
  }
  throw new Error("it did not fail");
};

describe("packing", () => {
  test.each([1, 1000, 1001, 2500])(
    "takes all of %i files, and tells digest and size of what it wrote",
    async (count) => {
      const names = Array.from({ length: count }, (_, at) => `file-${at}`);
      const { path, sha256, bytes } = await pack(files(...names), file(), tools, never);
      const written = readFileSync(path);
      expect({ path, bytes }).toEqual({ path: file(), bytes: statSync(file()).size });
      expect(sha256).toBe(createHash("sha256").update(written).digest("hex"));
      const listed = String(execFileSync("tar", ["--zstd", "-tf", path]))
        .trim()
        .split("\n");
      expect(listed.toSorted()).toEqual(names.toSorted());
    },
  );

  test("hands its PATH to tar and zstd, and of the job's environment nothing else", async () => {
    const error = await failure("env | grep -v -e ^_= -e ^PWD= -e ^SHLVL= >&2; exit 1");
    for (const given of ["LC_ALL=C", `PATH=${tools.path}`]) expect(error.message).toContain(given);
    for (const other of ["HOME", "VITEST"]) expect(error.message).not.toContain(other);
  });

  test("is the work of as many cores as there are, and of four at most", () => {
    const threads = (cores: number) => / -T([0-9]+) /.exec(tarArguments("/app", "zstd", cores)[0] ?? "")?.[1];
    expect([1, 2, 4, 16].map(threads)).toEqual(["1", "2", "4", "4"]);
  });

  test("that will not end is ended at once when the step is cancelled, with all that it started", async () => {
    const cancel = new AbortController();
    const began = performance.now();
    const deaf = tar("trap '' TERM; cat >/dev/null; sleep 20 & wait; sleep 20");
    setTimeout(() => cancel.abort(new Error("cancelled")), 300);
    await expect(pack(files("a"), file(), deaf, cancel.signal)).rejects.toThrow("cancelled");
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test("leaves nothing behind that watches the step", async () => {
    const cancel = new AbortController();
    await pack(files("a"), file(), tools, cancel.signal);
    expect(getEventListeners(cancel.signal, "abort")).toEqual([]);
  });

  test("is not begun by a step that is cancelled already", async () => {
    const reason = new Error("cancelled");
    await expect(pack(files("a"), file(), tools, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(existsSync(file())).toBe(false);
  });
});

describe("packing that fails says", () => {
  test("the last of what tar said, and that nothing was uploaded", async () => {
    const error = await failure('cat >/dev/null; for n in 1 2 3 4 5; do echo "line $n." >&2; done; exit 2');
    expect(error.message).toContain("line 3., line 4., line 5.");
    expect(error.message).not.toContain("line 2");
    expect(error.message).not.toContain("5..");
    expect(error.cause).toBeInstanceOf(Error);
  });

  test("no more than that, however much it said", async () => {
    const error = await failure("cat >/dev/null; head -c 100000 /dev/zero | tr '\\0' x >&2; exit 2");
    expect(error.message.length).toBeLessThan(2_300);
    expect(error.message).toContain("x".repeat(1_900));
  });

  test.each([
    ["how tar ended, where it said nothing", "cat >/dev/null; exit 7", "tar ended with 7"],
    ["by which signal", "kill -KILL $$", "tar ended with SIGKILL"],
    ["tar's own word, and not that the pipe to it broke", "echo 'no room' >&2; exit 1", "no room"],
  ])("%s", async (_, script, said) => {
    expect((await failure(script)).message).toContain(said);
  });

  test("that tar cannot be started, or that its bytes cannot be written", async () => {
    const gone = pack(files("a"), file(), { ...tools, tar: join(scratch, "gone") }, never);
    await expect(gone).rejects.toThrow(/ENOENT/);
    await expect(gone).rejects.toThrow(PackingFailed);
    const nowhere = pack(files("a"), join(scratch, "no/folder"), tools, never);
    await expect(nowhere).rejects.toThrow(PackingFailed);
  });
});
