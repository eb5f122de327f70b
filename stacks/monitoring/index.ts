import type { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm/index.js";

export interface Monitoring {
  /** In alarm: the release harms users. The bake asks it. */
  harm: CloudwatchCompositeAlarm;
}
