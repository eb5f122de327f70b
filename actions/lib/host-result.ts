import * as z from "zod";
import { ReleaseId } from "./release.ts";

export const operations = ["status", "stage", "switch", "commit", "revert", "prune"] as const;
export type Operation = (typeof operations)[number];

const release = ReleaseId.nullable();

/**
 * The one JSON object that shell/release.sh prints on stdout, at most 2,000 characters.
 * `refused`: nothing was touched (older fence, wrong environment, unusable parameter). `failed`: it was tried, and what was
 * done is undone as far as `error` says. Timings in milliseconds by step.
 */
export const HostResult = z.object({
  schema: z.literal(1),
  host: z.string(),
  operation: z.enum(operations),
  outcome: z.enum(["done", "unchanged", "failed", "refused"]),
  release,
  live: release,
  committed: release,
  pending: release,
  warm: release,
  fence: z.int().nonnegative(),
  timings_ms: z.record(z.string(), z.number()),
  error: z.object({ step: z.string(), message: z.string(), cure: z.string() }).nullable(),
});
export type HostResult = z.infer<typeof HostResult>;
