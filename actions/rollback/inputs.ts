import { ReleaseId } from "../../schema/ids.ts";
import { flagInput, InputError, optional, type Read } from "../entry/input.ts";
import { type FleetInputs, readFleetInputs } from "../entry/rollout-inputs.ts";
import { plain } from "../lib/text/plain.ts";

export interface RollbackInputs extends FleetInputs {
  /** undefined: the newest before the current one that was good on every host. */
  release: ReleaseId | undefined;
  reason: string;
  preempt: boolean;
}

export function readInputs(input: Read, env: Read): RollbackInputs {
  return {
    ...readFleetInputs(input, env),
    release: optional(input, "release", ReleaseId, "Use a release id, or leave it out for the newest good one."),
    reason: reasonInput(input),
    preempt: flagInput(input, "preempt"),
  };
}

/** Characters of a reason that are kept. */
const LONGEST = 300;

/** Prose in any language, typed in a hurry: nothing in it is refused, and nothing of it means something in a log. */
function reasonInput(input: Read): string {
  const reason = plain(input("reason"), LONGEST);
  if (reason === "")
    throw new InputError("reason", "is empty", "Say in a few words why, for the readers of the history.");
  return reason;
}
