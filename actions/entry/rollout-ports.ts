import { randomUUID } from "node:crypto";
import { harmAlarm } from "../aws/alarm.ts";
import { cloudWatchClient, s3Client, ssmClient } from "../aws/client.ts";
import { ssmFleet } from "../aws/fleet.ts";
import { parameterSource } from "../aws/parameter.ts";
import { s3Records } from "../aws/records.ts";
import { s3Store } from "../aws/s3-store.ts";
import { githubRuns } from "../github/runs.ts";
import { systemClock } from "../lib/time/clock.ts";
import type { Action } from "./action.ts";
import type { DeployPorts } from "./environment.ts";

/** What the runner has to tell. */
export type FromRunner = Pick<Action, "env" | "log" | "signal">;

/** The real world of a deploy, and of a rollback. */
export function deployPorts({ region, token }: { region: string; token: string }, { env, log, signal }: FromRunner) {
  const s3 = s3Client(region);
  const ssm = ssmClient(region);
  return {
    environments: parameterSource(ssm),
    releases: (bucket) => s3Store(s3, bucket),
    records: (bucket) => s3Records(s3, bucket),
    fleet: (entry) => ssmFleet({ sending: ssmClient(region), looking: ssm }, entry, systemClock),
    harm: (entry) => harmAlarm(cloudWatchClient(region), entry.harmAlarm),
    clock: systemClock,
    log,
    signal,
    holder: randomUUID(),
    whetherOver: githubRuns({ server: env("GITHUB_SERVER_URL"), api: env("GITHUB_API_URL"), token }),
  } satisfies DeployPorts;
}
