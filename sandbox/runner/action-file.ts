import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import * as z from "zod";
import { checkout } from "../checkout.ts";

const ActionFile = z.object({
  name: z.string(),
  inputs: z
    .record(z.string(), z.object({ default: z.union([z.string(), z.number(), z.boolean()]).optional() }).nullable())
    .nullish(),
  runs: z.object({
    using: z.literal("node24", { error: "is not node24, the one kind of action this runner starts" }),
    main: z.string(),
    pre: z.undefined({ error: "is not supported by this runner" }).optional(),
    post: z.string().optional(),
    "post-if": z.literal("always()", { error: "is not always(), the one condition this runner knows" }).optional(),
  }),
});

/** The action cannot be started as it stands, or was given what no process can take. */
export class RunnerError extends Error {}

export interface ActionDefinition {
  name: string;
  folder: string;
  bundle: string;
  /** Runs after the main one, however that ended. */
  post: string | undefined;
  /** Every declared input with its default, "" where it has none. */
  defaults: Record<string, string>;
}

/** `verb` is a folder below actions/, or `pipeline` for the root action, or a path to a folder with an action.yml. */
export async function readAction(verb: string): Promise<ActionDefinition> {
  const folder = folderOf(verb);
  const file = join(folder, "action.yml");
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new RunnerError(`There is no action '${verb}': ${file} cannot be read. Name build, deploy or pipeline.`, {
      cause,
    });
  });
  const read = ActionFile.safeParse(parse(text));
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ");
    throw new RunnerError(`${file} is not an action this runner can start: ${wrong}.`);
  }
  const { name, inputs, runs } = read.data;
  const defaults = Object.entries(inputs ?? {}).map(([input, one]) => [input, String(one?.default ?? "")] as const);
  return {
    name,
    folder,
    bundle: resolve(folder, runs.main),
    post: runs.post && resolve(folder, runs.post),
    defaults: Object.fromEntries(defaults),
  };
}

function folderOf(verb: string): string {
  if (verb === "pipeline") return checkout;
  if (verb.includes("/")) return verb.endsWith("action.yml") ? dirname(resolve(verb)) : resolve(verb);
  return join(checkout, "actions", verb);
}

/** The few expressions that inputs' defaults may use. */
export function evaluate(text: string, github: Record<string, string>): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const name = /^github\.([a-z_]+)$/.exec(expression)?.[1];
    if (name === "token") return "";
    const value = name === undefined ? undefined : github[`GITHUB_${name.toUpperCase()}`];
    if (value === undefined) throw new RunnerError(`This runner cannot evaluate the default \${{ ${expression} }}.`);
    return value;
  });
}
