import type { ReleaseId } from "./ids.ts";

/** Keys in the artifact bucket; every reader and writer of the artifact bucket takes them from here. */
export const keys = {
  artifact: (id: ReleaseId) => `releases/${id}/artifact.tar.zst`,
  manifest: (id: ReleaseId) => `releases/${id}/release.json`,
  current: (environment: string) => `environments/${environment}/current.json`,
  history: (environment: string, sequence: number) =>
    `environments/${environment}/history/${String(sequence).padStart(8, "0")}.json`,
  lease: (environment: string) => `environments/${environment}/lease.json`,
  bad: (environment: string, id: ReleaseId) => `environments/${environment}/bad/${id}.json`,
  evidence: (environment: string, rollout: string, host: string, operation: string) =>
    `environments/${environment}/logs/${rollout}/${host}-${operation}.json`,
  /** Of all rollouts whose ids begin alike. */
  rollouts: (environment: string, prefix: string) => `environments/${environment}/rollouts/${prefix}`,
  rollout: (environment: string, rollout: string) => `environments/${environment}/rollouts/${rollout}.json`,
};
