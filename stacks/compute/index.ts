import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group/index.js";
import type { Lb } from "@cdktf/provider-aws/lib/lb/index.js";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group/index.js";

export interface Compute {
  balancer: Lb;
  targets: LbTargetGroup;
  fleet: AutoscalingGroup;
  certificateArn: string;
}
