import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BundleError, bundle } from "../../stacks/commands/bundle.ts";
import { digestOfInstalled, isPackedFrom, pack, packedFrom, unpack } from "../../stacks/commands/packed.ts";
import { environments } from "../../stacks/config/environment.ts";
import { checkout, document, resources, synthesize, unescaped } from "./synthesis.ts";

const shell = join(checkout, "shell");
const packed = pack(packedFrom(shell));
const run = (script: string, ...words: string[]) =>
  spawnSync("bash", ["-s", "--", ...words], { input: script, cwd: "/", encoding: "utf8" });
const change = (text: string, from: RegExp | string, to: string) => {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return changed;
};
const base64 = (text: string) => text.split("\n")[5] ?? "";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kloverbuy-packed-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the packed release.sh", () => {
  it("does what release.sh does", () => {
    const beside = execFileSync("bash", [join(shell, "release.sh"), "--help"], { encoding: "utf8" });
    expect(run(packed, "--help")).toMatchObject({ status: 0, stdout: beside, stderr: "" });
  });

  it("is the very text of its parts, and says which installed scripts are of its version", () => {
    expect(unpack(packed)).toEqual({ text: bundle(join(shell, "release.sh")), scripts: digestOfInstalled(shell) });
  });

  it("has no line that is longer than 1,000 characters", () => {
    expect(Math.max(...packed.split("\n").map((line) => line.length))).toBeLessThanOrEqual(1000);
  });

  it.each([
    [
      "another text than its digest says",
      (text: string) => {
        const other = gzipSync("printf executed\n").toString("base64");
        return change(text, /^packed='\n[^']+'$/m, `packed='\n${other}\n'`);
      },
    ],
    ["another digest", (text: string) => change(text, /!= '[0-9a-f]{8}/, "!= '00000000")],
    [
      "a character changed on its way",
      (text: string) =>
        change(
          text,
          base64(text),
          base64(text).replace(/^(.{500})(.)/, (_, before, one) => before + (one === "A" ? "B" : "A")),
        ),
    ],
    ["an end that is missing", (text: string) => change(text, /\n[A-Za-z0-9+/=]+\n'$/m, "\n'")],
  ])("with %s runs nothing", (_, spoil) => {
    const { status, stdout, stderr } = run(spoil(packed), "--help");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("Nothing was run");
  });
});

describe("what stands in dist/", () => {
  const built = readFileSync(join(checkout, "dist/hosts/release.sh"), "utf8");

  it("is shell/ as it is today, whichever gzip packed it", () => {
    expect(isPackedFrom(shell, built)).toBe(true);
    const { text } = unpack(built);
    const other = gzipSync(text, { level: 1 }).toString("base64");
    expect(gunzipSync(Buffer.from(other, "base64")).toString()).toBe(text);
    expect(isPackedFrom(shell, change(built, /^packed='\n[^']+'$/m, `packed='\n${other}\n'`))).toBe(true);
  });

  it("is not taken for another shell/, or with another frame", () => {
    cpSync(shell, folder, { recursive: true });
    writeFileSync(join(folder, "guard.sh"), "#!/usr/bin/env bash\n");
    expect(isPackedFrom(folder, built)).toBe(false);
    expect(isPackedFrom(shell, change(built, "exit 2", "exit 0"))).toBe(false);
    expect(isPackedFrom(shell, "")).toBe(false);
    expect(() => unpack("")).toThrow(BundleError);
  });
});

describe("a plan", () => {
  it.each(environments)("of $name shows the text once, in hosts/, and both documents hold the same", ({ name }) => {
    const stack = synthesize()[`kloverbuy-${name}`];
    if (stack === undefined) throw new Error(`There is no stack of ${name}.`);
    const [object] = resources(stack, "aws_s3_object").filter(([, { key }]) => String(key).startsWith("hosts/"));
    const content = unescaped(object?.[1].content);
    execFileSync("bash", ["-s", "--", folder], { input: content });
    const { text, scripts } = packedFrom(folder);
    for (const one of ["release", "status"]) {
      const { script } = document(stack, one);
      expect(unpack(script)).toEqual({ text, scripts });
      expect(script).not.toContain("operation_switch");
    }
    expect(content.split("operation_switch() {")).toHaveLength(2);
  });
});
