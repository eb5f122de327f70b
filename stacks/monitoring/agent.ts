import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter/index.js";
import type { TerraformStack } from "cdktf";
import { literal } from "../commands/document.ts";
import type { Environment } from "../config/environment.ts";
import type { Logs } from "../logs/index.ts";
import { figureSpace } from "./figures.ts";

/** The dimension by which an alarm asks: hosts come and go, their group stays. */
const GROUP = "AutoScalingGroupName";

/** What the agent itself fills in. */
const known = (what: string) => `\${aws:${what}}`;

/** Where a host writes what; docs/architecture.md, "On a host". */
const files = ({ access, nginx, app, release, system }: Record<keyof Logs, string>) => [
  { file_path: "/var/log/nginx/access.log", log_group_name: access },
  { file_path: "/var/log/nginx/error.log", log_group_name: nginx },
  {
    // Two releases write at once during a rollout; without this the agent follows the newest file alone.
    publish_multi_logs: true,
    // A stack trace is one event: its lines after the first begin with a space.
    multi_line_start_pattern: "^\\S",
    file_path: "/var/log/kloverbuy/app-*.log",
    log_group_name: app,
  },
  { file_path: "/var/log/kloverbuy/release.log", log_group_name: release },
  { file_path: "/var/log/syslog", log_group_name: system },
  { file_path: "/var/log/cloud-init-output.log", log_group_name: system, log_stream_name: "{instance_id}-boot" },
];

/** What the CloudWatch agent of each host does. It reads as root: Nginx's logs are for root and the adm group alone. */
export const agentConfiguration = (environment: Environment, groups: Record<keyof Logs, string>) => ({
  agent: { metrics_collection_interval: 60, run_as_user: "root" },
  metrics: {
    namespace: figureSpace(environment),
    // Of each host, to find the one; and over the group, which alarms watch.
    append_dimensions: { [GROUP]: known(GROUP), InstanceId: known("InstanceId") },
    aggregation_dimensions: [[GROUP]],
    metrics_collected: {
      mem: { measurement: ["used_percent"] },
      disk: { measurement: ["used_percent"], resources: ["/"], drop_device: true },
    },
  },
  logs: {
    logs_collected: {
      files: { collect_list: files(groups).map((one) => ({ log_stream_name: "{instance_id}", ...one })) },
    },
    // Seconds that a line waits at most: a bake looks at the alarms minutes after a switch.
    force_flush_interval: 5,
  },
});

/**
 * In Parameter Store, so that a change reaches hosts without new ones: an agent takes it up with
 * `amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c ssm:<name>`, which bootstrap runs.
 */
export function agent(stack: TerraformStack, environment: Environment, logs: Logs): SsmParameter {
  const { names } = environment;
  const groups = Object.fromEntries(Object.keys(logs).map((what) => [what, `${names.logs}/${what}`]));
  return new SsmParameter(stack, "agent", {
    name: names.agentParameter,
    description: "What the CloudWatch agents of this environment's hosts measure and which logs they send; no secret",
    type: "String",
    insecureValue: literal(JSON.stringify(agentConfiguration(environment, groups as Record<keyof Logs, string>))),
    dependsOn: Object.values(logs),
  });
}
