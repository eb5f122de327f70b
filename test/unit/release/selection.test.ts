import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { leaves, SelectionRefused, select } from "../../../actions/lib/release/selection.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "kb-select-"));
  for (const path of [
    "kloverbuy.yml",
    "dist/a.js",
    "dist/a.js.map",
    "dist/.well-known/x",
    "dist/sub/b.js",
    ".env",
    "src/c.ts",
  ]) {
    file(path);
  }
});
// Not Node's: it cannot follow the deepest of these trees.
afterEach(() => execFileSync("rm", ["-rf", root]));

function file(path: string, content = path) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** A folder so deep that nobody can list all of it. */
function abyss(path: string) {
  mkdirSync(join(root, path), { recursive: true });
  execFileSync("mkdir", ["-p", join(path, ...Array(20).fill("d".repeat(250)))], { cwd: root });
}

const chosen = (include: string[], exclude: string[] = []) =>
  select(root, { include, exclude, always: ["kloverbuy.yml"] }).paths;

describe("a selection", () => {
  test.each<[string, string[], string[], string[]]>([
    [
      "a folder means all of it, dot files too",
      ["dist"],
      [],
      ["dist/.well-known/x", "dist/a.js", "dist/a.js.map", "dist/sub/b.js"],
    ],
    [
      "in a glob, names with a leading dot must be named",
      ["dist/**"],
      [],
      ["dist/a.js", "dist/a.js.map", "dist/sub/b.js"],
    ],
    ["a dot file that is named is in", [".env", "dist/.*/**"], [], [".env", "dist/.well-known/x"]],
    ["exclude wins, dot files included", ["dist"], ["**/*.map", "dist/.well-known"], ["dist/a.js", "dist/sub/b.js"]],
    ["./ and a trailing / change nothing", ["./src//"], [], ["src/c.ts"]],
    ["exclude's globs mean dot files too", ["dist"], ["**/x", "dist/*.map"], ["dist/a.js", "dist/sub/b.js"]],
    [
      "a folder that a glob finds means all of it but names with a leading dot",
      ["{src,dist}"],
      [],
      ["dist/a.js", "dist/a.js.map", "dist/sub/b.js", "src/c.ts"],
    ],
    [
      "the app's folder itself means all of it",
      ["."],
      [],
      [".env", "dist/.well-known/x", "dist/a.js", "dist/a.js.map", "dist/sub/b.js", "src/c.ts"],
    ],
    ["braces and stars are globs", ["{src,dist}/*.{ts,js}"], [], ["dist/a.js", "src/c.ts"]],
  ])("%s", (_, include, exclude, wanted) => {
    expect(chosen(include, exclude)).toEqual([...wanted, "kloverbuy.yml"].sort());
  });

  test("always has the declaration, even when it is excluded", () => {
    expect(chosen(["src"], ["kloverbuy.yml"])).toContain("kloverbuy.yml");
  });

  test("is in byte order, whatever order JavaScript would choose", () => {
    const names = ["n/\u{ff5e}", "n/\u{1f600}", "n/Z", "n/a", "n-"];
    for (const name of names) file(name);
    expect(chosen(["n*", "n"])).toEqual(["kloverbuy.yml", "n-", "n/Z", "n/a", "n/\u{ff5e}", "n/\u{1f600}"]);
  });

  test("counts the bytes of files, and none for links", () => {
    symlinkSync("a.js", join(root, "dist/link"));
    const { bytes, paths } = select(root, { include: ["dist/a.js", "dist/link"], exclude: [], always: [] });
    expect({ bytes, paths }).toEqual({ bytes: "dist/a.js".length, paths: ["dist/a.js", "dist/link"] });
  });

  test("keeps links that stay inside, and does not follow them", () => {
    symlinkSync("../src", join(root, "dist/source"));
    symlinkSync("nowhere", join(root, "dist/dangling"));
    linkSync(join(root, "dist/a.js"), join(root, "dist/hard.js"));
    const wanted = ["a.js", "a.js.map", "dangling", "hard.js", "source"].map((name) => `dist/${name}`);
    expect(chosen(["dist/*"])).toEqual([...wanted, "kloverbuy.yml"]);
  });

  test.each(["/etc/passwd", "../../outside", "../..", "sub/../../../x", "a\nb"])("refuses a link to %j", (target) => {
    symlinkSync(target, join(root, "dist/escape"));
    expect(() => chosen(["dist"])).toThrow(SelectionRefused);
    expect(() => chosen(["dist"])).toThrow('"dist/escape"');
    expect(() => chosen(["dist"])).toThrow(target.split("\n")[0]);
    // The control: the same tree without the link is fine.
    rmSync(join(root, "dist/escape"));
    expect(chosen(["dist"])).toContain("dist/a.js");
  });

  test("refuses pipes and sockets that the globs choose, and only those", () => {
    execFileSync("mkfifo", [join(root, "src/pipe")]);
    expect(() => chosen(["src"])).toThrow(/src\/pipe/);
    expect(chosen(["dist"])).toContain("dist/a.js");
    expect(chosen(["src"], ["src/pipe"])).toContain("src/c.ts");
  });

  test.each(["line\nbreak", "tab\t", "bell\u0007", "c1\u0085", "back\\slash"])("refuses the name %j", (name) => {
    file(`src/${name}`);
    expect(() => chosen(["src"])).toThrow(SelectionRefused);
    expect(() => chosen(["src"])).toThrow(`"src/${name.slice(0, 2)}`);
  });

  test("leaves out dot files by a glob of exclude that ends with a star", () => {
    file("dist/.hidden");
    expect(chosen(["dist/.*", "src"], ["dist/*"])).toEqual(["kloverbuy.yml", "src/c.ts"]);
  });

  test("refuses a name with a line break that a glob of as many characters chooses", () => {
    file("src/a\nb");
    expect(() => chosen(["src/a?b"])).toThrow('"src/a');
  });

  test("tells five of its reasons, each once, and how many there are beside", () => {
    const refusal = (missing: number) => {
      try {
        chosen(Array.from({ length: missing }, (_, at) => `missing-${at}.css`));
      } catch (error) {
        return (error as Error).message;
      }
      return "";
    };
    expect(refusal(5).match(/missing-\d/g)).toHaveLength(5);
    expect(refusal(5)).toMatch(/drop it\.$/);
    expect(refusal(7).match(/missing-\d/g)).toHaveLength(5);
    expect(refusal(7)).toMatch(/\b2 more\b/);
    expect(refusal(7).split(root)).toHaveLength(2);
  });

  test("of a folder that is not there is refused, and says why", () => {
    const gone = () => select(join(root, "gone"), { include: ["."], exclude: [], always: [] });
    expect(gone).toThrow(SelectionRefused);
    expect(gone).toThrow(/ENOENT/);
  });

  test("refuses a name that is not UTF-8", () => {
    writeFileSync(Buffer.concat([Buffer.from(`${root}/src/`), Buffer.from([0xff, 0xfe])]), "");
    expect(() => chosen(["src"])).toThrow(/UTF-8/);
  });

  test.each([["missing/**"], ["dist/*.css"], ["sub"]])(
    "refuses the glob %j that matches nothing, by its name",
    (glob) => {
      expect(() => chosen(["dist", glob])).toThrow(glob);
    },
  );

  test("does not look into folders that no glob reaches, or that are excluded", () => {
    const refused = () => chosen(["src/**", "dist/**/*.js"]);
    abyss("node_modules");
    expect(refused()).toEqual(["dist/a.js", "dist/sub/b.js", "kloverbuy.yml", "src/c.ts"]);
    abyss("src/deep");
    // The control: a look into it is refused, for its paths are longer than any system call takes.
    expect(refused).toThrow(SelectionRefused);
    expect(chosen(["src/**"], ["src/deep"])).toEqual(["kloverbuy.yml", "src/c.ts"]);
  });
});

test.each<[string, string, boolean]>([
  ["a/b/link", "../c", false],
  ["a/b/link", "../../c", false],
  ["a/b/link", "../../../c", true],
  ["link", "a/b", false],
  ["link", "./a//b/.", false],
  ["link", "..", true],
  ["a/link", "..", false],
  ["link", "a/../b", true],
  ["a/link", "./../c", false],
  ["a/b/link", "..//../c", false],
  ["a/b/link", ".././../c", false],
  ["a/link", "./../../c", true],
  ["link", "/a", true],
  ["link", "", true],
])("the link %j to %j leaves the tree: %j", (path, target, wanted) => {
  expect(leaves(path, target)).toBe(wanted);
});
