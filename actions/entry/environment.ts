import type { PipelineEntry } from "../../schema/pipeline-entry.ts";
import type { HarmAlarm } from "../lib/bake/bake.ts";
import type { WhetherOver } from "../lib/environment/acquire.ts";
import type { Records } from "../lib/environment/records.ts";
import type { EnvironmentSource } from "../lib/environment/source.ts";
import type { Fleet } from "../lib/fleet/fleet.ts";
import type { ReleaseStore } from "../lib/release/store.ts";
import type { Plan } from "../lib/rollout/plan.ts";
import type { RolloutPorts } from "../lib/rollout/preflight.ts";
import type { RolloutResult } from "../lib/rollout/result.ts";
import type { Log } from "../lib/text/log.ts";
import type { Clock } from "../lib/time/clock.ts";

export interface DeployPorts {
  environments: EnvironmentSource;
  releases(bucket: string): Pick<ReleaseStore, "manifest">;
  records(bucket: string): Records;
  fleet(entry: PipelineEntry): Fleet;
  /** undefined: the environment has no alarm that tells of harm to its users. */
  harm(entry: PipelineEntry): HarmAlarm | undefined;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
  /** Unique to this run. */
  holder: string;
  whetherOver?: WhetherOver | undefined;
}

export type DeployResult = ({ kind: "rollout" } & RolloutResult) | ({ kind: "plan" } & Plan);

/** The environment's own bucket, fleet and alarm. */
export async function enter(ports: DeployPorts, environment: string): Promise<RolloutPorts> {
  const { environments, clock, log, signal, holder, whetherOver } = ports;
  const entry = await environments.entry(environment);
  return {
    releases: ports.releases(entry.artifactBucket),
    records: ports.records(entry.artifactBucket),
    fleet: ports.fleet(entry),
    harm: ports.harm(entry),
    clock,
    log,
    signal,
    holder,
    whetherOver,
    address: (key) =>
      `https://${entry.region}.console.aws.amazon.com/s3/object/${entry.artifactBucket}?region=${entry.region}&prefix=${key}`,
  };
}
