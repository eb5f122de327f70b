import { describe, expect, test } from "vitest";
import { readOptions, UsageError } from "../../../demo/options.ts";

const defaults = { report: "/r/demo.json", hosts: 3, deploys: 5, keep: false };
const read = (...args: string[]) => readOptions(args, defaults, 200);

describe("the demo's command line", () => {
  test("has a default for everything", () => {
    expect(read()).toEqual(defaults);
  });

  test("takes each option", () => {
    expect(read("--report", "/x/y.json", "--hosts", "2", "--deploys", "10", "--keep")).toEqual({
      report: "/x/y.json",
      hosts: 2,
      deploys: 10,
      keep: true,
    });
  });

  test.each([["--help"], ["-h"]])("%s asks for help only", (word) => {
    expect(read(word)).toBeNull();
  });

  const bad = ["", " ", "0", "-1", "1.5", "1e1", "11", "two", "$(id)", "9".repeat(400), "3\n"];
  test.each(bad)("refuses %j hosts", (text) => {
    expect(() => read(`--hosts=${text}`)).toThrow(UsageError);
  });

  test("has no number of deploys where that is fixed", () => {
    expect(() => readOptions(["--deploys=5"], defaults, 0)).toThrow(UsageError);
  });

  test.each([["--hosts"], ["--report"], ["--report="], ["--nonsense"], ["word"], ["--keep=yes"], ["--deploys=201"]])(
    "refuses %j",
    (word) => {
      expect(() => read(word)).toThrow(UsageError);
    },
  );
});
