import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../actions/entry/input.ts";
import { readInputs } from "../../../actions/rollback/inputs.ts";
import { badValues } from "../release/bad-values.ts";

const good = {
  environment: "production",
  release: "0123abc-456789abcdef",
  preempt: "true",
  waves: "100%",
  plan: "false",
  region: "eu-central-1",
  wait: "150",
  "stage-timeout": "600",
  "switch-timeout": "120",
};
const read = (over: Record<string, string> = {}) => {
  const given: Record<string, string> = { ...good, reason: "it broke", token: "t0ken", ...over };
  const one = (name: string) => given[name] ?? "";
  return readInputs(one, one);
};

test("good inputs are read, times in milliseconds", () => {
  expect(read()).toMatchObject({ release: good.release, reason: "it broke", preempt: true, wait: 150_000 });
  expect(read({ release: "" }).release).toBeUndefined();
});

describe.each(Object.keys(good))("%s", (name) => {
  const mayBeEmpty = name === "region" || name === "release";
  const values = Object.entries(badValues).filter(([kind]) => !(mayBeEmpty && kind === "empty"));
  test.each(values)("is refused with its name, in one short line: %s", (_, value) => {
    expect(() => read({ [name]: value })).toThrow(InputError);
    expect(() => read({ [name]: value })).toThrow(new RegExp(`^[ -~]*'${name}'[ -~]{10,400}$`));
  });
});

describe("a reason", () => {
  test.each([
    'it\'s slow: 50 % of "orders" fail',
    "Bestellungen schlagen fehl",
    "注文が失敗する",
    "$(nothing) `is` run; ok",
  ])("may be typed as it comes: %s", (reason) => expect(read({ reason }).reason).toBe(reason));

  test.each(["", "   ", "\n\t"])("must be given: %j", (reason) => {
    expect(() => read({ reason })).toThrow("'reason'");
  });

  test("is one short line that means nothing in a log, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => {
        const { reason } = read({ reason: `x${text}` });
        expect(reason.length).toBeLessThanOrEqual(300);
        expect(reason).not.toMatch(/::|##\[|\p{Cc}/u);
      }),
    );
  });
});

test("a wrong token is refused without being quoted", () => {
  expect(() => read({ token: "ghp secret" })).toThrow("'token'");
  expect(() => read({ token: "ghp secret" })).not.toThrow("secret");
});
