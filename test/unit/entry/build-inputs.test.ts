import { describe, expect, test } from "vitest";
import { readInputs } from "../../../actions/build/inputs.ts";
import { InputError } from "../../../actions/entry/input.ts";
import { badValues } from "../release/bad-values.ts";

const inputs = { environment: "production", path: "apps/shop", config: "kloverbuy.yml", region: "eu-central-1" };
const variables = {
  GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
  GITHUB_WORKSPACE: "/home/runner/work/shop/shop",
  RUNNER_TEMP: "/home/runner/work/_temp",
  GITHUB_REF: "refs/heads/main",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "kloverbuy/shop",
  GITHUB_RUN_ID: "42",
};

const read = (over: Record<string, string> = {}) => {
  const given: Record<string, string> = { ...inputs, ...variables, ...over };
  return readInputs(
    (name) => given[name] ?? "",
    (name) => given[name] ?? "",
  );
};

test("good inputs are read as they are", () => {
  expect(read()).toEqual({
    ...inputs,
    commit: variables.GITHUB_SHA,
    workspace: variables.GITHUB_WORKSPACE,
    temporary: variables.RUNNER_TEMP,
    ref: "refs/heads/main",
    run: "https://github.com/kloverbuy/shop/actions/runs/42",
  });
});

test("the region may come from AWS_REGION", () => {
  expect(read({ region: "", AWS_REGION: "us-gov-east-1" }).region).toBe("us-gov-east-1");
  expect(() => read({ region: "" })).toThrow(/'region'/);
});

test.each([".", "./app", "a/b.c/d_e", "@scope/app", ".config/app"])("the path %j is good", (path) => {
  expect(read({ path }).path).toBe(path);
});

describe.each([...Object.keys(inputs), "GITHUB_SHA", "GITHUB_WORKSPACE", "RUNNER_TEMP"])("%s", (name) => {
  // An empty region means: take AWS_REGION's.
  const table = Object.entries(badValues).filter(([kind]) => !(name === "region" && kind === "empty"));
  test.each(table)("is refused with its name: %s", (_, value) => {
    expect(() => read({ [name]: value })).toThrow(InputError);
    expect(() => read({ [name]: value })).toThrow(`'${name}'`);
  });

  test.each(table)("is told in one short line: %s", (_, value) => {
    let message = "";
    try {
      read({ [name]: value });
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(/^[ -~]{20,400}$/);
  });
});

test.each([
  ["environment", "Production"],
  ["environment", "a".repeat(32)],
  ["environment", "1st"],
  ["path", "/etc"],
  ["path", "a//b"],
  ["path", "a/"],
  ["path", "a\\b"],
  ["config", "/etc/passwd"],
  ["region", "eu-central"],
  ["region", "EU-CENTRAL-1"],
  ["GITHUB_SHA", "0123456"],
  ["GITHUB_SHA", "G".repeat(40)],
  ["GITHUB_WORKSPACE", "relative"],
])("%s is not %j", (name, value) => {
  expect(() => read({ [name]: value })).toThrow(`'${name}'`);
});

test("a branch of any name builds; what could mean something to a shell or a table is replaced", () => {
  const { ref } = read({ GITHUB_REF: "refs/heads/fix-$(touch canary)|`x`\n-ü" });
  expect(ref).toMatch(/^[\w./:@#=+-]+$/);
});
