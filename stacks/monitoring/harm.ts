import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm/index.js";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import { alarmName, describe } from "./alarm.ts";

/** What users feel within minutes of a bad switch. Nothing slower (disk, storage, money) may undo a release. */
const SIGNS = [
  "answers-5xx",
  "target-5xx",
  "balancer-5xx",
  "slow-requests",
  "latency-p95",
  "app-errors",
  "no-healthy-host",
];

/** In alarm as soon as one sign is; a rollout's bake asks it, and reverts. */
export function harmAlarm(
  stack: TerraformStack,
  environment: Environment,
  alerts: SnsTopic,
  alarms: Map<string, CloudwatchMetricAlarm>,
): CloudwatchCompositeAlarm {
  const signs = [...alarms].filter(([name]) => SIGNS.includes(name));
  return new CloudwatchCompositeAlarm(stack, "harm_alarm", {
    alarmName: environment.names.harmAlarm,
    alarmDescription: describe(
      environment,
      "harm",
      "Users meet errors or wait: one of the signs of harm is in alarm.",
      "A rollout that is baking reverts by itself; if none runs and one ran in the last hour, roll back.",
    ),
    alarmRule: signs.map(([name]) => `ALARM("${alarmName(environment, name)}")`).join(" OR "),
    alarmActions: [alerts.arn],
    okActions: [alerts.arn],
    dependsOn: signs.map(([, alarm]) => alarm),
  });
}
