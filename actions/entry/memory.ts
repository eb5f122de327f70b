import * as z from "zod";
import { EnvironmentName, Region } from "../../schema/pipeline-entry.ts";
import type { Action } from "./action.ts";

/** What the post step needs to know of a main step that was killed. */
export const Remembered = z.strictObject({ environment: EnvironmentName, region: Region, holder: z.string() });
export type Remembered = z.infer<typeof Remembered>;

export const MEMORY = "kloverbuy";

/** Known before the lease is taken, and forgotten once `work` has ended by itself: then nothing is left to tidy up. */
export async function remember<T>(
  action: Pick<Action, "keep">,
  { environment, region, plan }: { environment: string; region: string; plan: boolean },
  holder: string,
  work: () => Promise<T>,
): Promise<T> {
  if (plan) return work();
  action.keep(MEMORY, JSON.stringify({ environment, region, holder } satisfies Remembered));
  const result = await work();
  action.keep(MEMORY, "");
  return result;
}
