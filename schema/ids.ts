import * as z from "zod";

/** `<commit7>-<digest12>`: the first 7 hex digits of the commit and the first 12 of the artifact's SHA-256. */
export const ReleaseId = z.string().regex(/^[0-9a-f]{7}-[0-9a-f]{12}$/, "is not a release id (<commit7>-<digest12>)");
export type ReleaseId = z.infer<typeof ReleaseId>;

/** `<seq8>-<hex8>`: its place in the ledger, and the fence that it began under. */
export const RolloutId = z.string().regex(/^[0-9]{8}-[0-9a-f]{8}$/);
export type RolloutId = z.infer<typeof RolloutId>;
