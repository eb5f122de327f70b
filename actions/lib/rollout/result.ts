import type { HostReport } from "../../../schema/outputs.ts";
import type { BakeReport } from "../bake/bake.ts";
import { type Failure, HostsFailed } from "../fleet/failure.ts";
import { messageOf } from "../text/problem.ts";
import type { Evidence } from "./evidence.ts";

/** What is known however a rollout ends. */
export interface Base {
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

interface Trouble {
  /** One sentence: why the asked-for state was not reached. */
  reason: string;
  /** Host by host, each with its cure; empty when the trouble was not a host's. */
  failures: Failure[];
  /** Where the hosts' own words are kept. */
  evidence?: Evidence[];
  /** The error behind it, if any, for its stack and causes. */
  cause?: unknown;
}

export type RolloutResult =
  /** Every host serves and committed the release; nothing-to-do: it was so already. */
  | (Base & { outcome: "succeeded" | "nothing-to-do" })
  /**
   * refused: no traffic was touched. rolled-back: every switched host is back. rollback-failed: some are not, or it is not
   * known. held: a wave failed, and its hosts were left as they are, as asked. commit-failed: the release was accepted for good
   * and serves, but some host or the ledger has not recorded it.
   */
  | (Base & Trouble & { outcome: "refused" | "rolled-back" | "rollback-failed" | "held" | "commit-failed" });

export type Outcome = RolloutResult["outcome"];
export type Ended = Trouble;

export function ended(error: unknown): Ended {
  return { reason: messageOf(error), failures: error instanceof HostsFailed ? error.failures : [], cause: error };
}
