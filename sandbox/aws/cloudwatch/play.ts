import type { MadeUp, Played } from "../protocol/played.ts";
import { CloudWatch } from "./cloudwatch.ts";
import { declaredAlarms } from "./declared-alarms.ts";

const alarm: MadeUp = {
  arn: (own, { account, region }) => `arn:aws:cloudwatch:${region}:${account}:alarm:${own("alarm_name")}`,
};

export function play() {
  const service = new CloudWatch();
  return {
    service,
    resources: { aws_cloudwatch_metric_alarm: alarm, aws_cloudwatch_composite_alarm: alarm },
    take(stack) {
      for (const one of declaredAlarms(stack)) service.alarms.set(one.name, { ...one, state: "OK", since: new Date() });
    },
  } satisfies Played;
}
