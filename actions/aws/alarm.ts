import { type CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import type { HarmAlarm } from "../lib/bake/alarm.ts";
import { AwsFailure, code } from "./failure.ts";

/** The environment's alarm in CloudWatch; undefined: it has none. */
export function harmAlarm(client: CloudWatchClient, name: string | null): HarmAlarm | undefined {
  if (name === null) return undefined;
  const question = new DescribeAlarmsCommand({ AlarmNames: [name], AlarmTypes: ["CompositeAlarm", "MetricAlarm"] });
  return {
    name,
    async state(signal) {
      try {
        const answer = await client.send(question, signal === undefined ? {} : { abortSignal: signal });
        const [alarm] = [...(answer.CompositeAlarms ?? []), ...(answer.MetricAlarms ?? [])];
        if (alarm?.StateValue === "ALARM") return "alarm";
        return alarm?.StateValue === "OK" ? "ok" : "unknown";
      } catch (error) {
        throw new AwsFailure(`Asking CloudWatch for the alarm ${name}`, code(error), error);
      }
    },
  };
}
