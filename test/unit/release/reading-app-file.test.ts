import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConfigError, parseAppConfig, readAppConfig } from "../../../actions/lib/release/app-file.ts";

const good = "package: { include: [dist] }\nstart: node main.js\n";
/** A comment that makes the file so many bytes long. */
const long = (bytes: number) => `${good}#${"x".repeat(bytes - good.length - 1)}`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kb-declared-"));
  mkdirSync(join(folder, "app/real"), { recursive: true });
  writeFileSync(join(folder, "app/kloverbuy.yml"), good);
  writeFileSync(join(folder, "app/real/kloverbuy.yml"), good);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const read = (file: string, from = "app") => readAppConfig(join(folder, from), file);

describe("the declaration of an app is read", () => {
  test("from its folder, and from a folder below, also where the way to the app is a link", async () => {
    expect((await read("kloverbuy.yml")).start).toEqual(["node", "main.js"]);
    expect((await read("real/kloverbuy.yml")).start).toEqual(["node", "main.js"]);
    symlinkSync("app", join(folder, "linked"));
    expect((await read("kloverbuy.yml", "linked")).start).toEqual(["node", "main.js"]);
  });

  test("up to 64 KiB", async () => {
    writeFileSync(join(folder, "app/kloverbuy.yml"), long(64 * 1024));
    expect((await read("kloverbuy.yml")).start).toEqual(["node", "main.js"]);
    writeFileSync(join(folder, "app/kloverbuy.yml"), long(64 * 1024 + 1));
    await expect(read("kloverbuy.yml")).rejects.toThrow("65537 bytes");
  });

  test.each<[string, () => void]>([
    ["a link", () => symlinkSync("kloverbuy.yml", join(folder, "app/it"))],
    ["a link that leads nowhere", () => symlinkSync("nowhere", join(folder, "app/it"))],
    ["a folder", () => mkdirSync(join(folder, "app/it"))],
  ])("but not when it is %s", async (_, make) => {
    make();
    await expect(read("it")).rejects.toThrow(ConfigError);
    await expect(read("it")).rejects.toThrow("could not be packed");
  });

  test("and not through a link, nor when there is none", async () => {
    symlinkSync("real", join(folder, "app/over"));
    await expect(read("over/kloverbuy.yml")).rejects.toThrow("could not be packed");
    await expect(read("gone.yml")).rejects.toThrow("no such file");
  });
});

describe("a mistake in it is told", () => {
  const issues = (text: string): string[] => {
    try {
      parseAppConfig(text, "kloverbuy.yml");
    } catch (error) {
      if (error instanceof ConfigError) return error.issues;
      throw error;
    }
    return [];
  };

  test("with its place, where it is no YAML", () => {
    expect(issues("start: a\nstart: b\n")).toEqual([expect.stringMatching(/^line 2, column 1: \w+ \w+ /)]);
    expect(issues("? [a]\n: b\n")).toEqual(["line 1, column 3: With stringKeys, all keys must be strings"]);
    const long = issues(`start: !${"x".repeat(1000)} a\n`)[0] ?? "";
    expect(long).toContain("x".repeat(200));
    expect(long.length).toBeLessThan(340);
    expect(issues('start: "\\u{202e}\u0007"\n')[0]).toMatch(/^line 1, column \d+: [ -~]+$/);
  });

  test("in the parser's own words, where it has more aliases than anybody writes", () => {
    const many = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(of)}]\n`;
    expect(issues(`${many("a", "x")}${many("b", "*a")}${many("c", "*b")}`)[0]).toMatch(/alias/i);
  });

  test("by its key as the author wrote it", () => {
    const of = (text: string) => issues(`${good}${text}`).map((one) => one.split(" ")[0]);
    expect(of("health: { timeout: 0 }")).toEqual(["health.timeout"]);
    expect(issues("package: { include: [a, 7] }\nstart: x\n")[0]).toMatch(/^package\.include\[1\] is wrong: /);
    expect(issues("- a\n")[0]).toMatch(/^the file is wrong: /);
    expect(of("retention: x y")).toEqual(["retention"]);
    expect(issues(`${good}health: { "a b": 1 }`)[0]).toMatch(/^health\."a b" is not a key/);
    expect(issues(`${good}${"k".repeat(61)}: 1`)[0]).toMatch(/^"k{60}\.\.\." is not a key/);
    expect(issues(`${good}${"k".repeat(60)}: 1`)[0]).toMatch(/^k{60} is not a key/);
  });

  test("with the keys that there are, on each level", () => {
    expect(issues(`${good}zzzzzz: 1`)[0]).toContain("package");
    expect(issues(`${good}health: { zzzzzz: 1 }`)[0]).toMatch(/header/);
    expect(issues(`${good}health: { zzzzzz: 1 }`)[0]).not.toMatch(/package/);
    expect(issues(`${good}frontend: { folder: dist, zzzzzz: 1 }`)[0]).toMatch(/fallback/);
  });

  test("with five of its kind at most, and how many there are beside", () => {
    const wrong = (n: number) => issues(`${good}health: {${Array.from({ length: n }, (_, at) => ` z${at}z: 1`)} }`);
    expect(wrong(5)).toHaveLength(5);
    expect(wrong(6)).toHaveLength(6);
    expect(wrong(6).at(-1)).toBe("1 more");
    expect(wrong(9)).toEqual([...wrong(9).slice(0, 5), "4 more"]);
  });
});
