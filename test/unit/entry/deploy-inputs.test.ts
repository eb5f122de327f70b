import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DeployInputs, readInputs } from "../../../actions/deploy/inputs.ts";
import { InputError } from "../../../actions/entry/input.ts";
import { badValues } from "../release/bad-values.ts";

const good = {
  environment: "production",
  release: "0123abc-456789abcdef",
  waves: "1, 25%, 100%",
  plan: "false",
  region: "eu-central-1",
  wait: "150",
  "stage-timeout": "600",
  "switch-timeout": "120",
  bake: "60",
  "bake-errors": "1",
  "bake-latency": "1.5",
  "bake-requests": "200",
  "on-failure": "revert",
  unmark: "false",
};
const variables = {
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "kloverbuy/shop",
  GITHUB_RUN_ID: "42",
  GITHUB_ACTOR: "dependabot[bot]",
};
const read = (over: Record<string, string> = {}): DeployInputs => {
  const given: Record<string, string> = { ...good, ...variables, ...over };
  const one = (name: string) => given[name] ?? "";
  return readInputs(one, one);
};

test("good inputs are read, times in milliseconds", () => {
  expect(read()).toEqual({
    environment: "production",
    release: "0123abc-456789abcdef",
    waves: [{ hosts: 1 }, { percent: 25 }, { percent: 100 }],
    plan: false,
    region: "eu-central-1",
    wait: 150_000,
    stageTimeout: 600_000,
    switchTimeout: 120_000,
    bake: { window: 60_000, tolerance: { errors: 0.01, latency: 1.5, requests: 200 } },
    run: "https://github.com/kloverbuy/shop/actions/runs/42",
    actor: "dependabot[bot]",
    onFailure: "revert",
    unmark: false,
    token: "",
  });
});

describe.each(Object.keys(good))("%s", (name) => {
  // An empty region means: take AWS_REGION's.
  const values = Object.entries(badValues).filter(([kind]) => !(name === "region" && kind === "empty"));
  test.each(values)("is refused with its name, in one short line: %s", (_, value) => {
    const refusal = expect(() => read({ [name]: value }));
    refusal.toThrow(InputError);
    expect(() => read({ [name]: value })).toThrow(new RegExp(`^[ -~]*'${name}'[ -~]{10,400}$`));
  });
});

test.each([
  ["release", "latest"],
  ["release", "0123abc"],
  ["release", "0123ABC-456789abcdef"],
  ["release", "0123abc-456789abcdef0"],
  ["plan", "yes"],
  ["plan", "True"],
  ["plan", "1"],
  ["wait", "-1"],
  ["wait", "1.5"],
  ["wait", "1e3"],
  ["wait", "3601"],
  ["wait", "0x10"],
  ["wait", "00"],
  ["stage-timeout", "9"],
  ["stage-timeout", "99999"],
  ["switch-timeout", "0"],
  ["bake", "3601"],
  ["bake", "-1"],
  ["bake-errors", "0"],
  ["bake-errors", "51"],
  ["bake-errors", "1%"],
  ["bake-latency", "1"],
  ["bake-latency", "1e3"],
  ["bake-requests", "0"],
  ["on-failure", "ignore"],
  ["unmark", "yes"],
  ["token", "two words"],
  ["token", "line\nbreak"],
  ["waves", "1, 25%"],
  ["waves", "50%, 25%, 100%"],
  ["region", "eu-central"],
  ["environment", "Production"],
])("%s is not %j", (name, value) => {
  expect(() => read({ [name]: value })).toThrow(`'${name}'`);
});

test("thousands of hostile values: each is refused, or holds nothing but what its grammar allows", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc
      .tuple(
        fc.constantFrom(...Object.values(good)),
        fc.constantFrom(...Object.values(badValues), "\t", "\v", "%0a", "{{x}}"),
      )
      .chain(([value, bad]) => fc.constantFrom(value + bad, bad + value, `${value} ${bad}`)),
  );
  const safe = /^[A-Za-z0-9,.% -]+$/;
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(good)), hostile, (name, value) => {
      if (name === "region" && value === "") return;
      try {
        read({ [name]: value });
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        return;
      }
      expect(value).toMatch(safe);
      expect(value).not.toMatch(/^-/);
    }),
    { numRuns: 5_000 },
  );
});

test("whatever an actor or a repository is called, nothing of it means something in a log or a table", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { run, actor } = read({ GITHUB_ACTOR: text, GITHUB_REPOSITORY: text });
      expect(`${run}${actor}`).toMatch(/^[ \w./:@[\]-]+$/);
    }),
  );
});
