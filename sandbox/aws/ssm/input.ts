import type * as z from "zod";
import { AwsError } from "../protocol/service.ts";

/** What SSM answers with 400 under its own code. */
export const refusal = (code: string, message: string) => new AwsError(code, 400, message);

/** One operation: the request's JSON in, the answer's JSON out. */
export type Operation = (input: unknown) => unknown;

/** The operation `run` with its input checked against `schema`; AWS answers ValidationException before it looks any further. */
export function operation<T>(schema: z.ZodType<T>, run: (input: T) => unknown): Operation {
  return (input) => {
    const read = schema.safeParse(input);
    if (read.success) return run(read.data);
    const errors = read.error.issues.map((issue) => `Value at '${issue.path.join(".")}' ${issue.message}`);
    throw refusal("ValidationException", `${errors.length} validation error(s) detected: ${errors.join("; ")}`);
  };
}

/** JSON 1.1 writes a time as seconds since 1970, with a fraction. */
export const epoch = (time: Date) => time.getTime() / 1000;
