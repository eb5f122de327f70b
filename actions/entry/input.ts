import * as z from "zod";
import { ReleaseId } from "../../schema/ids.ts";
import { EnvironmentName, Region } from "../../schema/pipeline-entry.ts";
import { Problem } from "../lib/text/problem.ts";
import { quoted } from "../lib/text/quoted.ts";

/** Reads an input by name, exactly as the workflow gave it; empty when absent. */
export type Read = (name: string) => string;

export class InputError extends Problem {
  constructor(name: string, what: string, cure: string) {
    const kind = /^[A-Z_]+$/.test(name) ? "environment variable" : "input";
    super(`The ${kind} '${name}' ${what}. ${cure}`);
  }
}

/** Longest value that any input takes; a longer one is a mistake, and messages and commands stay readable. */
const LONGEST = 1024;

const faults: [RegExp, string][] = [
  [/^\s*$/, "is empty"],
  [/\n|\r/, "has a line break"],
  [/\p{Cc}/u, "has a control character"],
  [/[^ -~]/, "has a character outside ASCII"],
  [/^-/, "begins with a dash"],
  [/[`$;&|<>"'\\]/, "has a character that shells treat specially"],
  [/(^|\/)\.\.(\/|$)/, "has a '..' in it"],
];

/**
 * The one way in for inputs: refuses what no input of ours may hold, then applies the input's own schema.
 * `cure` is a full sentence that says what a good value looks like.
 */
export function required<T>(read: Read, name: string, schema: z.ZodType<T>, cure: string): T {
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

/** As `required`, but an absent (empty) input is undefined. */
export function optional<T>(read: Read, name: string, schema: z.ZodType<T>, cure: string): T | undefined {
  return read(name) === "" ? undefined : required(read, name, schema, cure);
}

export const environmentInput = (read: Read) =>
  required(read, "environment", EnvironmentName, "Use the name of an environment, such as 'production'.");

export const releaseInput = (read: Read) =>
  required(read, "release", ReleaseId, "Use the 'release' output of the build action, such as '0123abc-456789abcdef'.");

/** `fallback` is AWS_REGION, which aws-actions/configure-aws-credentials sets. */
export function regionInput(read: Read, fallback: string): string {
  const source = read("region") === "" ? fallback : read("region");
  return required(() => source, "region", Region, "Set it, or AWS_REGION, to a region such as 'eu-central-1'.");
}

export const flagInput = (read: Read, name: string): boolean =>
  required(read, name, z.enum(["true", "false"], { error: "is neither true nor false" }), "Use 'true' or 'false'.") ===
  "true";

const shown = (value: string) => (value.trim() === "" ? "" : `: ${quoted(value)}`);

const reason = (error: z.ZodError) => error.issues[0]?.message ?? "is not valid";
