import * as z from "zod";

const days = (least: number) => z.int().min(least).max(3650);

/** What differs between environments in this part. */
export const Values = z.strictObject({
  artifacts: z.strictObject({
    /** Former versions of moved keys (current.json, the lease, journals) and of whatever was deleted. */
    noncurrentDays: days(1),
    /** Releases become cheaper to keep and as quick to read; S3 takes no less than 30 days. */
    infrequentAfterDays: days(30),
  }),
});
export type Values = z.infer<typeof Values>;

/** A sentence for each value that cannot stand beside the others. */
export function refusals(_values: Values, _isProtected: boolean): string[] {
  return [];
}
