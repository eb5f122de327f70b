import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  EnvironmentName,
  Region
} from "./chunk-FHKLODWG.js";
import {
  quoted
} from "./chunk-XSKDAAMM.js";
import {
  ReleaseId
} from "./chunk-HSXG2YTL.js";
import {
  _enum
} from "./chunk-AGFAQ7EB.js";
import {
  Problem
} from "./chunk-WZLSQFYW.js";

// actions/entry/input.ts
var InputError = class extends Problem {
  constructor(name, what, cure) {
    const kind = /^[A-Z_]+$/.test(name) ? "environment variable" : "input";
    super(`The ${kind} '${name}' ${what}. ${cure}`);
  }
};
var LONGEST = 1024;
var faults = [
  [/^\s*$/, "is empty"],
  [/\n|\r/, "has a line break"],
  [new RegExp("\\p{Cc}", "u"), "has a control character"],
  [/[^ -~]/, "has a character outside ASCII"],
  [/^-/, "begins with a dash"],
  [/[`$;&|<>"'\\]/, "has a character that shells treat specially"],
  [/(^|\/)\.\.(\/|$)/, "has a '..' in it"]
];
function required(read, name, schema, cure) {
  const value = read(name);
  if (value.length > LONGEST) {
    throw new InputError(name, `is ${value.length} characters long (at most ${LONGEST})`, cure);
  }
  for (const [pattern, fault] of faults) {
    if (pattern.test(value)) throw new InputError(name, `${fault}${shown(value)}`, cure);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InputError(name, `${reason(parsed.error)}${shown(value)}`, cure);
  return parsed.data;
}
function optional(read, name, schema, cure) {
  return read(name) === "" ? void 0 : required(read, name, schema, cure);
}
var environmentInput = (read) => required(read, "environment", EnvironmentName, "Use the name of an environment, such as 'production'.");
var releaseInput = (read) => required(read, "release", ReleaseId, "Use the 'release' output of the build action, such as '0123abc-456789abcdef'.");
function regionInput(read, fallback) {
  const source = read("region") === "" ? fallback : read("region");
  return required(() => source, "region", Region, "Set it, or AWS_REGION, to a region such as 'eu-central-1'.");
}
var flagInput = (read, name) => required(read, name, _enum(["true", "false"], { error: "is neither true nor false" }), "Use 'true' or 'false'.") === "true";
var shown = (value) => value.trim() === "" ? "" : `: ${quoted(value)}`;
var reason = (error) => error.issues[0]?.message ?? "is not valid";

export {
  InputError,
  required,
  optional,
  environmentInput,
  releaseInput,
  regionInput,
  flagInput
};
