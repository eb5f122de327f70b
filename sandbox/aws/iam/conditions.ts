import { BlockList, isIPv4, isIPv6 } from "node:net";
import { arnPattern, type Context, type Matcher, type Pattern, pattern } from "./pattern.ts";

export interface Condition {
  holds(context: Context): boolean;
  needs: string[];
}

/** What one value of the policy says of one value of the request. */
type Comparison = (expected: string) => Pattern;

const plain = (matches: Matcher): Pattern => ({ matches, needs: [] });

const compared =
  (read: (text: string) => number, compare: (given: number, expected: number) => boolean): Comparison =>
  (expected) => {
    const bound = read(expected);
    if (Number.isNaN(bound)) throw new Error(`'${expected}' is neither a number nor a date.`);
    // A value of the request that is no number or date compares false, as NaN does.
    return plain((given) => compare(read(given), bound));
  };

const number = (text: string) => (text.trim() === "" ? Number.NaN : Number(text));
/** ISO 8601 or seconds since 1970. */
const date = (text: string) => (/^\d{5,}(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text));

const truth: Comparison = (expected) => {
  if (!/^(true|false)$/i.test(expected)) throw new Error(`'${expected}' is neither true nor false.`);
  return plain((given) => given.toLowerCase() === expected.toLowerCase());
};

const address: Comparison = (expected) => {
  const [network = "", bits] = expected.split("/");
  const family = isIPv6(network) ? "ipv6" : "ipv4";
  const list = new BlockList();
  list.addSubnet(network, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  return plain((given) => (isIPv4(given) || isIPv6(given)) && list.check(given, isIPv6(given) ? "ipv6" : "ipv4"));
};

const equal = (a: number, b: number) => a === b;
const less = (a: number, b: number) => a < b;
const lessOrEqual = (a: number, b: number) => a <= b;
const greater = (a: number, b: number) => a > b;
const greaterOrEqual = (a: number, b: number) => a >= b;

// Source: "IAM JSON policy elements: Condition operators" in the IAM user guide. What is not here is refused, not guessed.
const positive: Record<string, Comparison> = {
  StringEquals: (value) => pattern(value, { wildcards: false }),
  StringEqualsIgnoreCase: (value) => pattern(value, { wildcards: false, ignoreCase: true }),
  StringLike: (value) => pattern(value, { wildcards: true }),
  Bool: truth,
  NumericEquals: compared(number, equal),
  NumericLessThan: compared(number, less),
  NumericLessThanEquals: compared(number, lessOrEqual),
  NumericGreaterThan: compared(number, greater),
  NumericGreaterThanEquals: compared(number, greaterOrEqual),
  DateEquals: compared(date, equal),
  DateLessThan: compared(date, less),
  DateLessThanEquals: compared(date, lessOrEqual),
  DateGreaterThan: compared(date, greater),
  DateGreaterThanEquals: compared(date, greaterOrEqual),
  ArnEquals: arnPattern,
  ArnLike: arnPattern,
  IpAddress: address,
};
const opposites: Record<string, string> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
  NotIpAddress: "IpAddress",
};

/** One operator with one key of a statement's Condition. Throws where it does not know the operator or cannot read a value. */
export function condition(operator: string, key: string, values: string[]): Condition {
  const name = key.toLowerCase();
  if (values.length === 0) throw new Error(`${operator} compares ${key} with nothing.`);
  if (operator === "Null") return { holds: nullTest(name, values), needs: [] };
  const [, quantifier, base = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const opposite = Object.hasOwn(opposites, base) ? opposites[base] : undefined;
  const comparison = Object.hasOwn(positive, opposite ?? base) ? positive[opposite ?? base] : undefined;
  if (comparison === undefined) throw new Error(`The condition operator '${operator}' is not known here.`);
  const negated = opposite !== undefined;
  const expected = values.map(comparison);
  const passes = (given: string, context: Context) => expected.some((one) => one.matches(given, context)) !== negated;

  const holds = (context: Context): boolean => {
    const given = context.get(name) ?? [];
    if (quantifier === "ForAllValues") return given.every((one) => passes(one, context));
    if (given.length === 0) return ifExists !== undefined || (negated && quantifier === undefined);
    if (quantifier === "ForAnyValue") return given.some((one) => passes(one, context));
    const [only = "", ...more] = given;
    if (more.length > 0) throw new Error(`${operator} cannot compare ${key}, which has ${given.length} values.`);
    return passes(only, context);
  };
  return { holds, needs: expected.flatMap((one) => one.needs) };
}

function nullTest(name: string, values: string[]): (context: Context) => boolean {
  const tests = values.map(truth);
  return (context) => {
    const absent = String((context.get(name) ?? []).length === 0);
    return tests.some((one) => one.matches(absent, context));
  };
}
