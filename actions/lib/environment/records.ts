import type * as z from "zod";
import { Problem } from "../text/problem.ts";

/** A stored record with the version that a later write must name. */
export interface Stored<T> {
  value: T;
  version: string;
}

/**
 * Small JSON records that change only by compare-and-swap; ledger, lease and journal stand on it. Strongly consistent: a read
 * that begins after a write has returned sees it. Each record carries its writer (rollout or holder), so that two different
 * writers never write the same bytes; an adapter may thus take "stored is what I wrote" as success after a lost reply.
 */
export interface Records {
  read(key: string): Promise<Stored<unknown> | undefined>;
  /** Writes if `version` is what is stored (undefined: nothing is). The new version, or undefined when another write was first. */
  write(key: string, value: unknown, version: string | undefined): Promise<string | undefined>;
  /** Keys that begin with `prefix`, in order. */
  list(prefix: string): Promise<string[]>;
}

export class RecordUnreadable extends Problem {
  constructor(key: string, cause: unknown) {
    super(
      `The record '${key}' in the artifact bucket is not what this version of the action writes. ` +
        "Nothing was changed. Use the actions' newest version, or restore the object's former version.",
      { cause },
    );
  }
}

export async function readAs<T>(records: Records, key: string, schema: z.ZodType<T>): Promise<Stored<T> | undefined> {
  const stored = await records.read(key);
  if (stored === undefined) return undefined;
  const parsed = schema.safeParse(stored.value);
  if (!parsed.success) throw new RecordUnreadable(key, parsed.error);
  return { value: parsed.data, version: stored.version };
}
