import * as z from "zod";

/** What differs between environments in this part. */
export const Values = z.strictObject({});
export type Values = z.infer<typeof Values>;

/** A sentence for each value that cannot stand beside the others. */
export function refusals(_values: Values, _isProtected: boolean): string[] {
  return [];
}
