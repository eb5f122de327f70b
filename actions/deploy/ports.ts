import { randomUUID } from "node:crypto";
import { s3Client, ssmClient } from "../aws/client.ts";
import { ssmFleet } from "../aws/fleet.ts";
import { parameterSource } from "../aws/parameter.ts";
import { s3Records } from "../aws/records.ts";
import { s3Store } from "../aws/s3-store.ts";
import type { Action } from "../entry.ts";
import { systemClock } from "../lib/clock.ts";
import type { DeployPorts } from "./run.ts";

/** The real world of a deploy. */
export function deployPorts(region: string, { log, signal }: Pick<Action, "log" | "signal">) {
  const s3 = s3Client(region);
  const ssm = ssmClient(region);
  return {
    environments: parameterSource(ssm),
    releases: (bucket) => s3Store(s3, bucket),
    records: (bucket) => s3Records(s3, bucket),
    fleet: (entry) => ssmFleet({ sending: ssmClient(region), looking: ssm }, entry, systemClock),
    clock: systemClock,
    log,
    signal,
    holder: randomUUID(),
  } satisfies DeployPorts;
}
