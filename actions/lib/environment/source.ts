import type * as z from "zod";
import { PipelineEntry, pipelineParameter } from "../../../schema/pipeline-entry.ts";
import { Problem } from "../text/problem.ts";

/** Where the environment's entry is read from; throws a Problem when it is absent or cannot be understood. */
export interface EnvironmentSource {
  entry(environment: string): Promise<PipelineEntry>;
}

export class PipelineEntryMissing extends Problem {
  constructor(environment: string, region: string) {
    super(
      `There is no environment '${environment}' in ${region}: the parameter ${pipelineParameter(environment)} does not exist. ` +
        "Apply the environment's stacks, or correct the input 'environment' or 'region'.",
    );
  }
}

export class PipelineEntryUnreadable extends Problem {
  constructor(environment: string, what: string, cause?: unknown) {
    super(
      `The parameter ${pipelineParameter(environment)} cannot be understood: ${what}. ` +
        "Apply the environment's stacks with the same version as these actions.",
      { cause },
    );
  }
}

export function parsePipelineEntry(environment: string, text: string): PipelineEntry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PipelineEntryUnreadable(environment, "it is not JSON", cause);
  }
  const parsed = PipelineEntry.safeParse(value);
  if (!parsed.success) throw new PipelineEntryUnreadable(environment, oneLine(parsed.error));
  if (parsed.data.environment !== environment) {
    throw new PipelineEntryUnreadable(environment, `it is of the environment '${parsed.data.environment}'`);
  }
  return parsed.data;
}

const oneLine = (error: z.ZodError) =>
  error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join(".") || "the whole"}: ${issue.message}`)
    .join("; ");
