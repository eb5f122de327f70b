import type { Operation } from "../../../schema/host-result.ts";
import type { HostReport } from "../../../schema/outputs.ts";
import type { BakeReport } from "../bake/bake.ts";
import { type Failure, HostsFailed } from "../fleet/failure.ts";
import { messageOf } from "../text/problem.ts";

/** How a rollout ended, and what is known of each host. */
export type RolloutResult = Known &
  (
    | { outcome: GoodOutcome }
    /** Why the asked-for state was not reached. */
    | ({ outcome: BadOutcome } & Trouble)
  );

interface Known {
  environment: string;
  release: string;
  /** The release that was current before; null when there was none, or when it was not learned. */
  previous: string | null;
  /** null: it ended before it had an id. */
  rollout: string | null;
  hosts: HostReport[];
  /** What the users of each wave met. */
  bakes: BakeReport[];
  /** Sentences about what did not change the outcome. */
  warnings: string[];
}

/** Every host serves and committed the release; nothing-to-do: it was so already. */
export type GoodOutcome = "succeeded" | "nothing-to-do";

/**
 * refused: no traffic was touched. rolled-back: every switched host is back. rollback-failed: some are not, or it is not known.
 * held: a wave failed, and its hosts were left as they are, as asked. commit-failed: the release was accepted for good and
 * serves, but some host or the ledger has not recorded it.
 */
export type BadOutcome = "refused" | "rolled-back" | "rollback-failed" | "held" | "commit-failed";

export interface Trouble {
  /** One sentence. */
  reason: string;
  /** Host by host, each with its cure; empty when the trouble was not a host's. */
  failures: Failure[];
  /** Where the hosts' own words are kept. */
  evidence?: Evidence[];
  /** The error behind it, if any, for its stack and causes. */
  cause?: unknown;
}

/** What a failing host said, and where it is kept. */
export interface Evidence {
  host: string;
  operation: Operation;
  key: string;
  /** For people. */
  address: string;
}

export function toTrouble(error: unknown): Trouble {
  return { reason: messageOf(error), failures: error instanceof HostsFailed ? error.failures : [], cause: error };
}

/** For a step whose failure does not end what it is part of. undefined: it went well. */
export const troubleOf = (step: Promise<unknown>): Promise<Trouble | undefined> =>
  step.then(() => undefined, toTrouble);

/** The result of what ended before anything was learned of the fleet. */
export const refused = (environment: string, release: string, error: unknown): RolloutResult => ({
  environment,
  release,
  previous: null,
  rollout: null,
  hosts: [],
  bakes: [],
  warnings: [],
  outcome: "refused",
  ...toTrouble(error),
});
