import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import * as z from "zod";
import { ConfigError, parseAppConfig } from "../../../actions/lib/release/app-file.ts";
import { AppConfig } from "../../../schema/app-config.ts";
import { example, isUpToDate } from "../../../scripts/schema.ts";
import { badValues } from "./bad-values.ts";

type Tree = { [key: string]: unknown };
const least = { package: { include: ["dist"] }, start: "node server/main.js" };

/** A declaration with one key set, named as the error names it: `package.include[0]`. */
function declared(key: string, value: unknown): string {
  const tree: Tree = structuredClone(least);
  const parts = key.split(/[.[\]]+/).filter(Boolean);
  if (key.startsWith("frontend.")) tree.frontend = { folder: "dist" };
  let node: Tree = tree;
  for (const part of parts.slice(0, -1)) {
    node[part] ??= {};
    node = node[part] as Tree;
  }
  node[parts.at(-1) ?? ""] = value;
  return stringify(tree);
}
const parse = (text: string) => parseAppConfig(text, "kloverbuy.yml");
const parseWith = (key: string, value: unknown) => parse(declared(key, value));

/** Refused, and the sentence names the key or, for a value of an argument list, the list. */
function refuses(key: string, value: unknown) {
  expect(() => parseWith(key, value)).toThrow(ConfigError);
  expect(() => parseWith(key, value)).toThrow(key.replace(/\[0\]$/, ""));
}

const strict = [
  "package.include[0]",
  "package.exclude[0]",
  "listen",
  "health.path",
  "health.header",
  "frontend.folder",
  "frontend.assets",
  "frontend.fallback",
  "api",
];
const numbers = [
  "health.status",
  "health.timeout",
  "request.timeout",
  "request.body",
  "hooks.timeout",
  "retention",
  "drain",
];
/** Each value beside a name that is short enough for a test's, whatever the value is. */
const named = (values: unknown[]) =>
  values.map((value) => [(JSON.stringify(value) ?? String(value)).slice(0, 60), value] as [string, unknown]);
const commands = ["start", "hooks.before-switch"];
const objects = ["package", "package.include", "package.exclude", "health", "request", "hooks"];
const nullable = ["frontend"];
const flags = ["request.buffer"];

describe.each(strict)("%s", (key) => {
  test.each(Object.entries(badValues))("is refused by its name: %s", (_, value) => refuses(key, value));
  test.each([7, true, {}, [[]]])("is refused when it is no string: %j", (value) => refuses(key, value));
});

describe.each(numbers)("%s", (key) => {
  const none = ["30", 0, -1, 1.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY, null, true, [], {}];
  test.each([...Object.entries(badValues), ...named(none)])("is refused by its name: %s", (_, value) =>
    refuses(key, value),
  );
});

describe.each(commands)("%s", (key) => {
  test.each(Object.entries(badValues).filter(([kind]) => !/ASCII|look|parent|right/.test(kind)))(
    "as a line is refused: %s",
    (_, value) => refuses(key, value),
  );
  test.each(named(["", "a\nb", "a\0", "-x", "a".repeat(64 * 1024)]))("as a list with %s is refused", (_, word) =>
    refuses(key, [word]),
  );
  test.each(named([[], 3, {}, [[]], ["a", 3], true, Array(65).fill("a")]))("is refused: %s", (_, value) =>
    refuses(key, value),
  );

  test("keeps words of a list as they are: no shell ever sees them", () => {
    const words = ["node", "$(touch canary)", "`x`", "; y", "it's", "-e", "../z", "ü"];
    const { start, hooks } = parseWith(key, words);
    expect([start, hooks["before-switch"]]).toContainEqual(words);
  });
});

describe("build", () => {
  test.each(named(["", "  ", "a\0b", "a\u001bb", "a".repeat(64 * 1024), 3, [], {}]))("is refused: %s", (_, value) =>
    refuses("build", value),
  );
  test("may be a script of several lines", () => {
    expect(parseWith("build", "npm ci\nnpm run build\n").build).toBe("npm ci\nnpm run build\n");
  });
});

describe.each([...objects, ...nullable])("%s", (key) => {
  test.each([...Object.entries(badValues), ...named([3, true])])("is refused by its name: %s", (_, value) =>
    refuses(key, value),
  );
});

describe.each(flags)("%s", (key) => {
  test.each([...Object.entries(badValues), ...named(["true", "no", 0, 1, null, [], {}])])(
    "is refused by its name: %s",
    (_, value) => refuses(key, value),
  );
});

test("every key of the schema stands in one of these tables", () => {
  const found: string[] = [];
  const walk = (node: Tree, path: string): void => {
    for (const [name, child] of Object.entries((node.properties ?? {}) as Record<string, Tree>)) {
      const key = path === "" ? name : `${path}.${name}`;
      found.push(key);
      walk(child, key);
      for (const option of (child.anyOf ?? []) as Tree[]) walk(option, key);
    }
  };
  walk(z.toJSONSchema(AppConfig, { io: "input" }) as Tree, "");
  const tabled = [
    ...strict.map((key) => key.replace("[0]", "")),
    ...numbers,
    ...commands,
    ...objects,
    ...nullable,
    ...flags,
    "build",
  ];
  expect(found.filter((key) => !tabled.includes(key))).toEqual([]);
});

describe("a declaration", () => {
  test("of the least keys gets every default", () => {
    expect(parse(stringify(least))).toMatchObject({
      build: null,
      listen: "socket",
      health: { path: "/health", status: 200, header: null, timeout: 30 },
      retention: 5,
      drain: 30,
    });
  });

  test.each([
    ["star: x", "star", "start"],
    ["package: { include: [a], exlude: [] }", "package.exlude", "exclude"],
    ["health: { tiemout: 3 }", "health.tiemout", "timeout"],
    ["frontend: { floder: dist }", "frontend.floder", "folder"],
    ["hooks: { before_switch: x }", "hooks.before_switch", "before-switch"],
  ])("with the unknown key of %j is told which key is meant", (line, wrong, right) => {
    expect(() => parse(line)).toThrow(wrong);
    expect(() => parse(line)).toThrow(`'${right}'`);
  });

  test.each([
    ["nothing", ""],
    ["a list", "- a"],
    ["two documents", `${stringify(least)}---\na: 1`],
    ["a tab", "start:\n\tx"],
    ["a key twice", "start: a\nstart: b"],
    ["a foreign tag", "start: !!js/function 'x'"],
    ["no string as a key", "{ [a]: b }"],
    [
      "a billion laughs",
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n`,
    ],
    ["a prototype", "__proto__: { polluted: true }"],
    ["broken YAML", "a: [b"],
  ])("that is %s is refused in a sentence", (_, text) => {
    expect(() => parse(text)).toThrow(ConfigError);
    expect(({} as Tree).polluted).toBeUndefined();
  });

  test("is published as the JSON Schema says, and its example parses", () => {
    expect(isUpToDate()).toBe(true);
    expect(parse(stringify(example)).start).toEqual(example.start);
  });
});
