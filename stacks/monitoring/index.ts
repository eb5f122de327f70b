import type { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm/index.js";
import type { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js";
import type { TerraformStack } from "cdktf";
import type { Compute } from "../compute/index.ts";
import type { Environment } from "../config/environment.ts";
import type { Database } from "../database/index.ts";
import type { Logs } from "../logs/index.ts";
import type { Topics } from "../messaging/topics.ts";
import type { Network } from "../network/index.ts";
import { agent } from "./agent.ts";
import { makeAlarm } from "./alarm.ts";
import { backupAlarms } from "./alarms/backups.ts";
import { balancerAlarms } from "./alarms/balancer.ts";
import { databaseAlarms } from "./alarms/database.ts";
import { certificateAlarms, gatewayAlarms } from "./alarms/edges.ts";
import { hostAlarms } from "./alarms/hosts.ts";
import { messageAlarms } from "./alarms/messages.ts";
import { requestAlarms } from "./alarms/requests.ts";
import { budget } from "./budget.ts";
import { dashboard } from "./dashboard.ts";
import { databaseEvents } from "./database-events.ts";
import { makeFigures } from "./figures.ts";
import { harmAlarm } from "./harm.ts";

export interface Monitoring {
  /** In alarm: the release harms users. The bake asks it. */
  harm: CloudwatchCompositeAlarm;
  dashboard: CloudwatchDashboard;
}

export interface Watched {
  logs: Logs;
  topics: Topics;
  compute: Compute;
  database: Database;
  network: Network;
}

/** Everything that is looked at without anyone looking. */
export function monitoring(
  stack: TerraformStack,
  environment: Environment,
  { logs, topics, compute, database, network }: Watched,
): Monitoring {
  const { alerts } = topics;
  agent(stack, environment, logs);
  makeFigures(stack, environment, logs);
  const alarms = [
    ...requestAlarms(environment),
    ...balancerAlarms(environment, compute),
    ...hostAlarms(environment, compute),
    ...databaseAlarms(environment),
    ...backupAlarms(environment),
    ...certificateAlarms(environment, compute.certificateArn),
    ...gatewayAlarms(network.nats),
    ...messageAlarms(environment, topics),
  ].map((alarm) => ({ alarm, made: makeAlarm(stack, environment, alerts, alarm) }));
  const harm = harmAlarm(stack, environment, alerts, new Map(alarms.map(({ alarm, made }) => [alarm.name, made])));
  databaseEvents(stack, environment, database, alerts);
  budget(stack, environment, alerts);
  const all = alarms.map(({ alarm }) => alarm);
  return { harm, dashboard: dashboard(stack, environment, all) };
}
