import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../../scripts/bundle.ts";
import { spliced, unpinned } from "../../../scripts/check/workflow.ts";

const sha = "3d3c42e5aac5ba805825da76410c181273ba90b1";

describe("the check of pinned actions", () => {
  test.each([
    `- uses: actions/checkout@${sha} # v7.0.1`,
    `  uses: a/b/actions/c@${sha} # 1.2`,
    "- uses: ./actions/build",
    "name: uses",
    "# uses: x@v1",
  ])("lets %j pass", (line) => expect(unpinned(line)).toEqual([]));
  test.each([
    "- uses: actions/checkout@v7",
    `- uses: actions/checkout@${sha}`,
    `- "uses": a/b@main # v1`,
    `uses: a/b@${sha.slice(1)} # v1`,
    "- uses: docker://alpine:3",
  ])("finds %j", (line) => expect(unpinned(`jobs:\n${line}`)).toHaveLength(1));
});

describe("the check of spliced expressions", () => {
  const expression = (text: string) => `\${{ ${text} }}`;
  test.each([
    `run: echo ${expression("inputs.x")}`,
    `steps:\n  - run: |\n      a\n      echo '${expression("github.ref")}'`,
    `with: { script: '${expression("x")}' }`,
  ])("finds %j", (text) => expect(spliced(text)).toHaveLength(1));
  test.each([`env: { X: '${expression("inputs.x")}' }\nrun: echo $X`, `if: ${expression("always()")}`])(
    "lets %j pass",
    (text) => expect(spliced(text)).toEqual([]),
  );
});

describe("bundling", () => {
  let scratch: string;
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), "kb-bundle-"));
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  const contents = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(
        (entry) =>
          [
            join(entry.parentPath, entry.name).slice(folder.length),
            readFileSync(join(entry.parentPath, entry.name), "utf8"),
          ] as const,
      )
      .sort();

  test("gives the same bytes wherever and whenever it runs, names no path of this machine, and splits shared code", async () => {
    const [one, two] = [join(scratch, "one"), join(scratch, "elsewhere/two")];
    await bundle(one);
    await bundle(two);
    const files = contents(one);
    expect(files).toEqual(contents(two));
    expect(files.filter(([, text]) => text.includes(process.cwd()))).toEqual([]);
    expect(files.some(([path]) => path.startsWith("/chunks/"))).toBe(true);
    // The start of an action loads neither an AWS client nor the HTTP client that comes with @actions/core.
    expect(files.find(([path]) => path === "/build/index.js")?.[1].length).toBeLessThan(100_000);
  });
});
