import type { PipelineEntry } from "../../schema/pipeline-entry.ts";
import type { HarmAlarm } from "../lib/bake/alarm.ts";
import type { WhetherOver } from "../lib/environment/acquire.ts";
import type { Records } from "../lib/environment/records.ts";
import type { EnvironmentSource } from "../lib/environment/source.ts";
import type { Fleet } from "../lib/fleet/fleet.ts";
import type { ReleaseStore } from "../lib/release/store.ts";
import type { Plan } from "../lib/rollout/plan.ts";
import type { RolloutPorts } from "../lib/rollout/request.ts";
import { type RolloutResult, refused } from "../lib/rollout/result.ts";
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

/**
 * Has `work` done with the environment's own bucket, fleet and alarm. Never rejects: what keeps the verb from its goal is in
 * the result, under a named outcome.
 */
export async function inEnvironment(
  ports: DeployPorts,
  { environment, release = "" }: { environment: string; release?: string | undefined },
  work: (ports: RolloutPorts) => Promise<DeployResult>,
): Promise<DeployResult> {
  try {
    const entry = await ports.environments.entry(environment);
    return await work(ofEnvironment(entry, ports));
  } catch (error) {
    return { kind: "rollout", ...refused(environment, release, error) };
  }
}

const ofEnvironment = (entry: PipelineEntry, ports: DeployPorts): RolloutPorts => ({
  ...ports,
  releases: ports.releases(entry.artifactBucket),
  records: ports.records(entry.artifactBucket),
  fleet: ports.fleet(entry),
  harm: ports.harm(entry),
  address: (key) =>
    `https://${entry.region}.console.aws.amazon.com/s3/object/${entry.artifactBucket}?region=${entry.region}&prefix=${key}`,
});
