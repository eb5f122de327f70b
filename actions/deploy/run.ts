import type { Clock } from "../lib/clock.ts";
import type { EnvironmentSource, PipelineEntry } from "../lib/environment.ts";
import type { Fleet } from "../lib/fleet.ts";
import type { Log } from "../lib/log.ts";
import { type Plan, plan } from "../lib/plan.ts";
import type { Records } from "../lib/records.ts";
import { rollout } from "../lib/rollout.ts";
import { ended, type RolloutResult } from "../lib/rollout-result.ts";
import type { ReleaseStore } from "../lib/store.ts";
import type { DeployInputs } from "./inputs.ts";

export interface DeployPorts {
  environments: EnvironmentSource;
  releases(bucket: string): Pick<ReleaseStore, "manifest">;
  records(bucket: string): Records;
  fleet(entry: PipelineEntry): Fleet;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
  /** Unique to this run. */
  holder: string;
}

export type DeployResult = ({ kind: "rollout" } & RolloutResult) | ({ kind: "plan" } & Plan);

/** Never rejects: whatever keeps the deploy from its goal is in the result, under a named outcome. */
export async function run(inputs: DeployInputs, ports: DeployPorts): Promise<DeployResult> {
  const { environment, release } = inputs;
  try {
    const entry = await ports.environments.entry(environment);
    const given = {
      releases: ports.releases(entry.artifactBucket),
      records: ports.records(entry.artifactBucket),
      fleet: ports.fleet(entry),
      clock: ports.clock,
      log: ports.log,
      signal: ports.signal,
      holder: ports.holder,
    };
    if (inputs.plan) return { kind: "plan", ...(await plan(inputs, given)) };
    return { kind: "rollout", ...(await rollout(inputs, given)) };
  } catch (error) {
    const base = { environment, release, previous: null, rollout: null, hosts: [], warnings: [] };
    return { kind: "rollout", ...base, outcome: "refused", ...ended(error) };
  }
}
