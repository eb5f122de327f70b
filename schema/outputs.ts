import type { HostResult, Operation } from "./host-result.ts";

/* What stands as JSON in outputs of the actions. */

/** Why a host failed, and what a person can do about it. */
export interface HostError {
  operation: Operation;
  step: string;
  message: string;
  cure: string;
  /** The script's exit code; null: it is not known. */
  exit: number | null;
  /** Bytes free when it failed, as the host tells them. */
  disk: number | null;
  memory: number | null;
}

/** unknown: the host gave no answer that could be read. */
export interface PhaseReport {
  outcome: HostResult["outcome"] | "unknown";
  /** Milliseconds from sending until the answer was read here. */
  ms: number;
  /** The host's own timings by step, in milliseconds. */
  timings_ms: Record<string, number>;
}

/** One host in the `hosts` output. */
export interface HostReport {
  host: string;
  name: string;
  live: string | null;
  committed: string | null;
  pending: string | null;
  /** The former release whose process still runs there. */
  warm: string | null;
  /** false: the state above is what was known before something went wrong. */
  certain: boolean;
  phases: Partial<Record<Operation, PhaseReport>>;
  error: HostError | null;
}

/** What a rollout would do to one host. */
export interface PlannedHost {
  host: string;
  name: string;
  live: string | null;
  committed: string | null;
  pending: string | null;
  warm: string | null;
  /** From 1. */
  wave: number;
  /** keep: it serves and committed the release already; finish: it serves it uncommitted; change: it serves another, or none. */
  action: "keep" | "finish" | "change";
}
