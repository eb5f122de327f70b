import type { DeclaredParameter, DocumentContent } from "./document-content.ts";
import { refusal } from "./input.ts";

/** Parameters by name, each a list of strings, as SendCommand carries them. */
export type Parameters = Record<string, string[]>;

/** What the agent gets: every declared parameter, from the request or its default. Throws InvalidParameters as AWS does. */
export function bindParameters(document: DocumentContent, given: Parameters): Parameters {
  const unknown = Object.keys(given).filter((name) => document.parameters[name] === undefined);
  if (unknown.length > 0) {
    throw refusal("InvalidParameters", `Parameters not defined in the document: ${unknown.join(", ")}.`);
  }
  return Object.fromEntries(
    Object.entries(document.parameters).map(([name, declared]) => [name, bind(name, declared, given[name])]),
  );
}

function bind(name: string, declared: DeclaredParameter, given: string[] | undefined): string[] {
  if (given !== undefined) {
    check(name, declared, given);
    return given;
  }
  if (declared.default === undefined) throw refusal("InvalidParameters", `Parameter ${name} has no value.`);
  return [declared.default].flat().map(String);
}

function check(name: string, declared: DeclaredParameter, values: string[]): void {
  const wrong = (what: string) => refusal("InvalidParameters", `Parameter ${name} ${what}.`);
  if (declared.type !== "StringList" && values.length !== 1) throw wrong(`takes one value, not ${values.length}`);
  if (values.length < (declared.minItems ?? 0)) throw wrong(`needs at least ${declared.minItems} items`);
  if (values.length > (declared.maxItems ?? Number.POSITIVE_INFINITY)) {
    throw wrong(`takes at most ${declared.maxItems} items`);
  }
  for (const value of values) {
    const complaint = complain(declared, value);
    if (complaint !== undefined) throw wrong(complaint);
  }
}

function complain(declared: DeclaredParameter, value: string): string | undefined {
  if (declared.type === "Integer" && !/^-?[0-9]+$/.test(value)) return "is not a whole number";
  if (declared.type === "Boolean" && !/^(true|false)$/i.test(value)) return "is neither true nor false";
  if (value.length < (declared.minChars ?? 0)) return `is shorter than ${declared.minChars} characters`;
  if (value.length > (declared.maxChars ?? Number.POSITIVE_INFINITY)) {
    return `is longer than ${declared.maxChars} characters`;
  }
  if (declared.allowedValues !== undefined && !declared.allowedValues.map(String).includes(value)) {
    return `is not one of ${declared.allowedValues.join(", ")}`;
  }
  if (declared.allowedPattern !== undefined && !new RegExp(declared.allowedPattern).test(value)) {
    return `does not match the allowed pattern ${declared.allowedPattern}`;
  }
  return undefined;
}
