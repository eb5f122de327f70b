import * as z from "zod";
import { type Condition, condition } from "./conditions.ts";
import { arnPattern, type Context, type Pattern, pattern } from "./pattern.ts";
import { type Asker, type Meant, principals } from "./principals.ts";

const Texts = z.union([z.string(), z.array(z.string()).min(1)]).transform((one) => [one].flat());
const Value = z.union([z.string(), z.boolean(), z.number()]).transform(String);
const Values = z.union([Value, z.array(Value).min(1)]).transform((one) => [one].flat());
const Principal = z.union([z.literal("*"), z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]))]);

/** Strict: an element that is not here (NotPrincipal is one) would change what the statement says. */
const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(["Allow", "Deny"]),
  Principal: Principal.optional(),
  Action: Texts.optional(),
  NotAction: Texts.optional(),
  Resource: Texts.optional(),
  NotResource: Texts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), Values)).optional(),
});
type Statement = z.infer<typeof Statement>;

const Document = z.strictObject({
  // The older version, the default, has no variables and reads `${` as text.
  Version: z.literal("2012-10-17"),
  Id: z.string().optional(),
  Statement: z.union([Statement, z.array(Statement).min(1)]).transform((one) => [one].flat()),
});

/** A policy says something that the evaluator does not know; guessing would make the sandbox lie. */
export class PolicyError extends Error {}

export interface Asked {
  asker: Asker;
  action: string;
  resource: string;
  context: Context;
}

export interface CompiledStatement {
  sid: string;
  effect: "Allow" | "Deny";
  /** "no" where the statement does not apply; "role" where it applies and names no principal. */
  applies(asked: Asked): Meant;
}

export interface Policy {
  name: string;
  statements: CompiledStatement[];
}

/** Reads a policy's JSON once, for many requests. Throws PolicyError. */
export function compile(source: string | object, name = "policy"): Policy {
  const read = Document.safeParse(typeof source === "string" ? parsed(source, name) : source);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new PolicyError(`${name}: ${wrong.join("; ")}`);
  }
  return { name, statements: read.data.Statement.map((one, index) => statement(one, `${name}#${index}`)) };
}

function parsed(source: string, name: string): unknown {
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw new PolicyError(`${name} is not JSON.`, { cause });
  }
}

function statement(source: Statement, place: string): CompiledStatement {
  const sid = source.Sid ?? place;
  try {
    const action = choice(source.Action, source.NotAction, (text) =>
      pattern(text, { wildcards: true, ignoreCase: true }),
    );
    // A role's trust has no resource: it is about the role.
    const resource =
      source.Resource || source.NotResource
        ? choice(source.Resource, source.NotResource, arnPattern)
        : { test: () => true, needs: [] };
    const conditions = Object.entries(source.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => condition(operator, key, values)),
    );
    const whom = source.Principal === undefined ? () => "role" as const : principals(source.Principal);
    const needs = [action, resource, ...conditions].flatMap((one) => one.needs);
    return {
      sid,
      effect: source.Effect,
      applies(asked) {
        const { context } = asked;
        // A variable without a value matches nothing, which a negated condition would turn into everything.
        if (source.Effect === "Allow" && needs.some((key) => context.get(key)?.length !== 1)) return "no";
        if (!action.test(asked.action, context) || !resource.test(asked.resource, context)) return "no";
        const meant = whom(asked.asker);
        return meant !== "no" && conditions.every((one: Condition) => one.holds(context)) ? meant : "no";
      },
    };
  } catch (cause) {
    throw new PolicyError(`${sid}: ${(cause as Error).message}`, { cause });
  }
}

function choice(wanted: string[] | undefined, unwanted: string[] | undefined, make: (text: string) => Pattern) {
  const listed = wanted ?? unwanted;
  if (listed === undefined || (wanted && unwanted)) throw new Error("it needs exactly one of Action and NotAction");
  const patterns = listed.map(make);
  const test = (text: string, context: Context) =>
    patterns.some((one) => one.matches(text, context)) === (wanted !== undefined);
  return { test, needs: patterns.flatMap((one) => one.needs) };
}
