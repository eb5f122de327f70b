import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PackingFailed, pack } from "../../../actions/lib/release/artifact.ts";
import { packTools } from "../../../actions/lib/release/pack-tools.ts";
import { select } from "../../../actions/lib/release/selection.ts";

interface Leaf {
  path: string;
  content: string;
  executable: boolean;
  link: boolean;
}

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "kb-pack-"));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const tools = await packTools(process.env.PATH ?? "");
const never = new AbortController().signal;

async function packed(root: string, zstd = tools.zstd) {
  const selection = select(root, { include: ["."], exclude: [], always: [] });
  return pack(selection, join(scratch, `${Math.random()}.tar.zst`), { ...tools, zstd }, never);
}

/** Writes the tree; everything that must not matter depends on `variant`. */
function plant(leaves: Leaf[], variant: number): string {
  const root = mkdtempSync(join(scratch, "tree-"));
  const umask = process.umask(variant % 2 === 0 ? 0o022 : 0o077);
  const order = variant % 2 === 0 ? leaves : [...leaves].reverse();
  for (const { path, content, executable, link } of order) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (link) symlinkSync(content.replace(/[^a-z]/g, "") || "x", file);
    else {
      writeFileSync(file, content);
      chmodSync(file, executable ? (variant % 2 ? 0o700 : 0o755) : variant % 2 ? 0o600 : 0o664);
      utimesSync(file, variant * 1e6, variant * 1e6 + 0.5);
      if (process.getuid?.() === 0) chownSync(file, variant, variant);
    }
  }
  process.umask(umask);
  return root;
}

const name = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(..."abcXYZ09-_ .$'\"`;&|*?[]{}~#!üλ😀") }),
    fc.string({ minLength: 90, maxLength: 120, unit: fc.constantFrom(..."ab") }),
    fc.constantFrom("-rf", "--checkpoint-action=exec=touch x", "@list", "--null", "$(touch x)", "`touch x`"),
  )
  .filter((text) => text !== "." && text !== "..");
const tree = fc.uniqueArray(
  fc.record({
    path: fc
      .array(name, { minLength: 1, maxLength: 3 })
      .map((parts) => parts.map((part, i) => (i < parts.length - 1 ? `d${part}` : `f${part}`)).join("/")),
    content: fc.string({ maxLength: 2000 }),
    executable: fc.boolean(),
    link: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12, selector: ({ path }) => path },
);

describe("an artifact", () => {
  test("has the same bytes whatever the clock, umask, order, owner and modes beyond the x bit", async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (leaves) => {
        const [one, two] = [await packed(plant(leaves, 2)), await packed(plant(leaves, 3))];
        expect(one.sha256).toBe(two.sha256);
        expect(readFileSync(one.path).equals(readFileSync(two.path))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("would differ if packed plainly: the control of the promise above", () => {
    const leaves = [{ path: "a", content: "a", executable: false, link: false }];
    const plainly = (root: string) => String(execFileSync("sh", ["-c", `tar -C "$1" -cf - . | sha256sum`, "sh", root]));
    expect(plainly(plant(leaves, 2))).not.toBe(plainly(plant(leaves, 3)));
  });

  test("changes when a name, a content, a link or an x bit does", async () => {
    const leaf = { path: "a", content: "abc", executable: false, link: false };
    const variants = [
      leaf,
      { ...leaf, path: "b" },
      { ...leaf, content: "abd" },
      { ...leaf, executable: true },
      { ...leaf, link: true },
    ];
    const digests = await Promise.all(variants.map(async (one) => (await packed(plant([one], 2))).sha256));
    expect(new Set(digests).size).toBe(variants.length);
  });

  test("has the same bytes however many threads compress it", async () => {
    const root = plant([], 2);
    const noise = Buffer.alloc(24 * 1024 * 1024);
    for (let at = 0, x = 1; at < noise.length; at += 4) {
      x = (Math.imul(x, 1103515245) + 12345) >>> 0;
      noise.writeUInt32LE((at / 4) % 3 === 0 ? x : x & 0xff, at);
    }
    writeFileSync(join(root, "noise"), noise);
    const digests = [];
    for (const threads of [0, 1, 2, 3, 5]) {
      const wrapper = join(scratch, `zstd-${threads}`);
      writeFileSync(wrapper, `#!/bin/bash\nexec ${tools.zstd} "\${@/-T[0-9]/-T${threads}}"\n`, { mode: 0o755 });
      digests.push((await packed(root, wrapper)).sha256);
    }
    expect(new Set(digests).size).toBe(1);
  });

  test("ignores TAR_OPTIONS and ZSTD_CLEVEL of the runner", async () => {
    const root = plant([{ path: "a", content: "a".repeat(9999), executable: false, link: false }], 2);
    const before = (await packed(root)).sha256;
    const saved = { ...process.env };
    Object.assign(process.env, { TAR_OPTIONS: "--format=pax", ZSTD_CLEVEL: "19", ZSTD_NBTHREADS: "1" });
    const after = (await packed(root)).sha256;
    process.env = saved;
    expect(after).toBe(before);
  });

  test("unpacks to the same files; setuid, hard links and owners are gone", async () => {
    const root = plant([{ path: "bin/run", content: "#!/bin/sh\n", executable: true, link: false }], 2);
    chmodSync(join(root, "bin/run"), 0o6755);
    linkSync(join(root, "bin/run"), join(root, "bin/second"));
    symlinkSync("run", join(root, "bin/third"));
    const { path } = await packed(root);
    const listing = String(execFileSync("tar", ["--zstd", "-tvf", path, "--numeric-owner", "--full-time", "--utc"]));
    const lines = listing
      .trim()
      .split("\n")
      .map((line) => line.replace(/ +/g, " "));
    expect(lines).toEqual([
      "-rwxr-xr-x 0/0 10 1970-01-01 00:00:00 bin/run",
      "-rwxr-xr-x 0/0 10 1970-01-01 00:00:00 bin/second",
      "lrwxr-xr-x 0/0 0 1970-01-01 00:00:00 bin/third -> run",
    ]);
  });

  test("of names that look like options or scripts runs none of them", async () => {
    const canary = join(scratch, "canary");
    const evil = [
      "--checkpoint=1",
      `--checkpoint-action=exec=touch ${"canary"}`,
      "-I touch canary",
      "$(touch canary)",
      "`touch canary`",
      "; touch canary",
      "@evil",
      "--null",
    ];
    const root = plant(
      evil.map((path) => ({ path, content: path, executable: true, link: false })),
      2,
    );
    const { path } = await packed(root);
    const names = String(execFileSync("tar", ["--zstd", "--quoting-style=literal", "-tf", path]))
      .trim()
      .split("\n");
    expect(names.sort()).toEqual([...evil].sort());
    expect(() => readFileSync(canary)).toThrow();
    expect(() => readFileSync(join(root, "canary"))).toThrow();
  });

  test("of a file that vanished or that cannot be read fails and says which", async () => {
    const root = plant([{ path: "a", content: "a", executable: false, link: false }], 2);
    const selection = { root, paths: ["a", "gone"], bytes: 1 };
    const result = pack(selection, join(scratch, "x"), tools, never);
    await expect(result).rejects.toThrow(PackingFailed);
    await expect(result).rejects.toThrow(/gone/);
  });

  test("stops at once when the step is cancelled", async () => {
    const cancel = new AbortController();
    const root = plant([{ path: "a", content: "a", executable: false, link: false }], 2);
    const slow = join(scratch, "slow");
    writeFileSync(slow, "#!/bin/sh\nexec sleep 300\n", { mode: 0o755 });
    const started = Date.now();
    setTimeout(() => cancel.abort(new Error("cancelled")), 200);
    const selection = { root, paths: ["a"], bytes: 1 };
    await expect(pack(selection, join(scratch, "x"), { ...tools, zstd: slow }, cancel.signal)).rejects.toThrow(
      "cancelled",
    );
    expect(Date.now() - started).toBeLessThan(20_000);
  });
});
