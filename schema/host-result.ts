import * as z from "zod";
import { ReleaseId } from "./ids.ts";

export const operations = ["status", "measure", "stage", "switch", "commit", "revert", "prune"] as const;
export type Operation = (typeof operations)[number];

const release = ReleaseId.nullable();

/** What users met on a host in its last `seconds`, of requests that the app answered or failed to answer. */
export const Traffic = z.object({
  seconds: z.int().positive(),
  requests: z.int().nonnegative(),
  /** Answers with a status of 500 or more. */
  errors: z.int().nonnegative(),
  /** Pairs [class, requests]: class c holds latencies from 1.15^c - 1 up to 1.15^(c + 1) - 1 milliseconds. */
  latency: z.array(z.tuple([z.int().min(0).max(120), z.int().positive()])),
});
export type Traffic = z.infer<typeof Traffic>;

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
  disk_free_bytes: z.number().nullish(),
  memory_free_bytes: z.number().nullish(),
  timings_ms: z.record(z.string(), z.number()),
  /** Only of `status`: of the Nginx that runs, and of the Node that an app would get; null where it cannot be told. */
  versions: z.object({ nginx: z.string().nullable(), node: z.string().nullable() }).optional(),
  /**
   * Only of `status`: digests of the scripts that bootstrap.sh installed here, and of those that the SSM document was built
   * with; null where there are none, or none that tell.
   */
  scripts: z.object({ document: z.string().nullable(), installed: z.string().nullable() }).optional(),
  /** Only of `status`: sentences for people, none of which keeps the host from going on by itself. */
  warnings: z.array(z.string()).optional(),
  /** Only of `measure`. */
  traffic: Traffic.optional(),
  error: z.object({ step: z.string(), message: z.string(), cure: z.string() }).nullable(),
});
export type HostResult = z.infer<typeof HostResult>;
