import * as z from "zod";
import { ReleaseId, RolloutId } from "./ids.ts";

const sequence = z.int().min(1).max(99_999_999);
const fence = z.int().nonnegative();

/** `environments/<env>/current.json`. The order of releases is `sequence`, never a time. */
export const Current = z.strictObject({
  schema: z.literal(1),
  release: ReleaseId,
  previous: ReleaseId.nullable(),
  sequence,
  rollout: RolloutId,
  fence,
  at: z.iso.datetime(),
});
export type Current = z.infer<typeof Current>;

/** `environments/<env>/history/<seq8>.json`. `good`: every host committed it. */
export const Entry = z.strictObject({
  schema: z.literal(1),
  sequence,
  kind: z.enum(["deploy", "rollback"]),
  release: ReleaseId,
  previous: ReleaseId.nullable(),
  rollout: RolloutId,
  run: z.string(),
  actor: z.string(),
  hosts: z.array(z.string()),
  good: z.boolean(),
  /** Of a rollback: why the release before it was undone. */
  reason: z.string().optional(),
  at: z.iso.datetime(),
});
export type Entry = z.infer<typeof Entry>;

/** held: it failed, and its hosts were left as they were, so that a person can look; the next run recovers it. */
export const phases = [
  "stage",
  "switch",
  "held",
  "commit",
  "revert",
  "done",
  "refused",
  "rolled-back",
  "abandoned",
] as const;
export type Phase = (typeof phases)[number];

export const decisions = ["commit", "revert"] as const;
export type Decision = (typeof decisions)[number];

/** `environments/<env>/rollouts/<rollout>.json`: lets a later run, or a host's own guard, finish or undo a rollout. */
export const Journal = z.strictObject({
  schema: z.literal(1),
  rollout: RolloutId,
  kind: z.enum(["deploy", "rollback"]),
  release: ReleaseId,
  from: ReleaseId.nullable(),
  fence: z.int().nonnegative(),
  run: z.string(),
  actor: z.string(),
  /** Of a rollback: why. */
  reason: z.string().optional(),
  hosts: z.array(z.string()),
  waves: z.array(z.array(z.string())),
  phase: z.enum(phases),
  /** Written once and never changed: from then on every host of the rollout goes that way. */
  decision: z.enum(decisions).nullable(),
  started: z.iso.datetime(),
  updated: z.iso.datetime(),
});
export type Journal = z.infer<typeof Journal>;

/** `environments/<env>/lease.json`: never deleted, so fences only grow. */
export const LeaseRecord = z.strictObject({
  schema: z.literal(1),
  /** Unique to one taking of the lease. */
  holder: z.string(),
  /** For people: the run's URL and who started it. */
  owner: z.string(),
  fence: z.int().min(1),
  acquired: z.iso.datetime(),
  expires: z.iso.datetime(),
  /** Whose lease was taken before it expired, and why: a rollback pre-empted it, or its run was over. */
  took: z.strictObject({ holder: z.string(), owner: z.string(), why: z.enum(["pre-empted", "over"]) }).optional(),
});
export type LeaseRecord = z.infer<typeof LeaseRecord>;

/** Somebody's word on a release in one environment. */
export const Mark = z.strictObject({
  bad: z.boolean(),
  reason: z.string(),
  run: z.string(),
  actor: z.string(),
  /** The rollout that it came with. */
  rollout: RolloutId.nullable(),
  at: z.iso.datetime(),
});
export type Mark = z.infer<typeof Mark>;

/** `environments/<env>/bad/<release>.json`: marks are only ever added, and the last one counts. */
export const MarkRecord = z.strictObject({ schema: z.literal(1), release: ReleaseId, marks: z.array(Mark).min(1) });
