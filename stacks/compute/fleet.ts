import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group/index.js";
import { AutoscalingLifecycleHook } from "@cdktf/provider-aws/lib/autoscaling-lifecycle-hook/index.js";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy/index.js";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template/index.js";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { Network } from "../network/index.ts";

const DAY = 24 * 3600;

/** What Auto Scaling must be told to write (`enabled_metrics`), or the alarms above are blind. */
export const FLEET_METRICS = ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupMinSize"];

/**
 * Holds a host back until it says itself that it serves (shell/ready.sh). Without it Auto Scaling would count a host as in
 * service once it runs: an instance refresh would end old hosts for new ones that still install, and in an environment without
 * a release, where every host says 503, the balancer's checks would end each before the first deploy reached it.
 */
const held = {
  name: "serves",
  lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
  // Of an hour, AWS's own default, a host needs minutes; the rest is for a new environment's first deploy.
  heartbeatTimeout: 3600,
  // A host that never serves is ended, and another one tried.
  defaultResult: "ABANDON",
};

/** The environment's hosts: as many as their load asks for, replaced when they fail and when the launch template changes. */
export function makeFleet(
  stack: TerraformStack,
  { compute, fleetTag, name, names }: Environment,
  { network, targets, template }: { network: Network; targets: LbTargetGroup; template: LaunchTemplate },
): AutoscalingGroup {
  const tags = { project: "kloverbuy", environment: name, Name: names.fleet, [fleetTag.key]: fleetTag.value };
  const fleet = new AutoscalingGroup(stack, "fleet", {
    name: names.fleet,
    minSize: compute.hosts.min,
    desiredCapacity: compute.hosts.desired,
    maxSize: compute.hosts.max,
    vpcZoneIdentifier: network.subnets.private.map(({ id }) => id),
    launchTemplate: { id: template.id, version: `\${aws_launch_template.${template.friendlyUniqueId}.latest_version}` },
    targetGroupArns: [targets.arn],
    healthCheckType: "ELB",
    // Begins when a host says that it serves; the balancer sees it after two checks.
    healthCheckGracePeriod: 120,
    defaultInstanceWarmup: 120,
    initialLifecycleHook: [held],
    // The first hosts wait for the first deploy, and Terraform not for them.
    waitForCapacityTimeout: "0",
    capacityRebalance: false,
    maxInstanceLifetime: compute.maxHostDays * DAY,
    // A new host serves before the one that it replaces goes; also when AWS replaces one for its age or its health.
    instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 110 },
    instanceRefresh: {
      // Of nothing but a new version of the launch template: no trigger is named.
      strategy: "Rolling",
      preferences: {
        minHealthyPercentage: 100,
        maxHealthyPercentage: 110,
        skipMatching: true,
        // After the first third time to look, and to cancel.
        checkpointPercentages: [34, 100],
        checkpointDelay: "600",
      },
    },
    terminationPolicies: ["OldestLaunchTemplate", "OldestInstance"],
    enabledMetrics: FLEET_METRICS,
    tag: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
    // Auto Scaling moves it; an apply must not move it back.
    lifecycle: { ignoreChanges: ["desired_capacity"] },
  });
  new AutoscalingLifecycleHook(stack, "serves", { ...held, autoscalingGroupName: fleet.name });
  new AutoscalingPolicy(stack, "cpu", {
    name: "cpu",
    autoscalingGroupName: fleet.name,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      targetValue: compute.cpuPercent,
    },
  });
  return fleet;
}
