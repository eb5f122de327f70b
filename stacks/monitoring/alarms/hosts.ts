import type { Compute } from "../../compute/index.ts";
import type { Environment } from "../../config/environment.ts";
import type { Alarm, Metric } from "../alarm.ts";
import { figureSpace } from "../figures.ts";

/** The fleet as a whole: hosts come and go, so no alarm is of one. */
export function hostAlarms(environment: Environment, { fleet }: Compute): Alarm[] {
  const { hostCpuPercent, memoryPercent, diskPercent } = environment.monitoring.thresholds;
  const of = (namespace: string, name: string, statistic: Metric["statistic"]): Metric => ({
    namespace,
    name,
    dimensions: { AutoScalingGroupName: fleet.name },
    statistic,
  });
  const agent = (name: string) => of(figureSpace(environment), name, "Maximum");
  const group = (name: string, statistic: Metric["statistic"]) => of("AWS/AutoScaling", name, statistic);
  const agentSilent = {
    counts: "breaching",
    because: "a fleet always has a host, and its agent writes each minute: silence is a dead agent or a dead host",
  } as const;
  const groupSilent = {
    counts: "breaching",
    because: "Auto Scaling counts its group each minute as long as there is one",
  } as const;
  return [
    {
      name: "host-status",
      what: "AWS's own check of a host, or of the machine below it, failed for 2 of 3 minutes.",
      cure: "Auto Scaling replaces it; if it does not within 15 minutes, end the host by hand.",
      watch: of("AWS/EC2", "StatusCheckFailed", "Maximum"),
      when: ">=",
      threshold: 1,
      minutes: 1,
      bad: 2,
      of: 3,
      silence: {
        counts: "missing",
        because: "a host that is being replaced has no figure for minutes, and the fleet's count tells of it",
      },
    },
    {
      name: "host-cpu",
      what: `Hosts used more than ${hostCpuPercent} % of their CPU for 15 minutes: the fleet does not grow fast enough, or is as large as it may be.`,
      cure: "See whether the fleet is at its maximum, and raise it in stacks/config.",
      watch: of("AWS/EC2", "CPUUtilization", "Average"),
      when: ">",
      threshold: hostCpuPercent,
      minutes: 5,
      bad: 3,
      of: 3,
      silence: { counts: "missing", because: "without hosts there is no load; fleet-below-minimum tells of it" },
    },
    {
      name: "host-memory",
      what: `A host used more than ${memoryPercent} % of its memory in 3 of 5 minutes, or the agents are silent.`,
      cure: "Find the host and its largest process; if it grew since a rollout, roll back.",
      watch: agent("mem_used_percent"),
      when: ">",
      threshold: memoryPercent,
      minutes: 1,
      bad: 3,
      of: 5,
      silence: agentSilent,
    },
    {
      name: "host-disk",
      what: `A host's disk is more than ${diskPercent} % full, or the agents are silent.`,
      cure: "Find what fills it: logs, or releases that no prune has removed.",
      watch: agent("disk_used_percent"),
      when: ">",
      threshold: diskPercent,
      minutes: 5,
      bad: 2,
      of: 3,
      silence: agentSilent,
    },
    {
      name: "fleet-below-desired",
      what: "Fewer hosts serve than are wanted, for 15 minutes: new ones do not come up.",
      cure: "Read Auto Scaling's activities; then the newest host's boot log.",
      watch: {
        label: "hosts missing",
        of: { wanted: group("GroupDesiredCapacity", "Maximum"), serving: group("GroupInServiceInstances", "Minimum") },
        expression: "wanted - serving",
      },
      when: ">",
      threshold: 0,
      minutes: 1,
      bad: 15,
      of: 15,
      silence: groupSilent,
    },
    {
      name: "fleet-below-minimum",
      what: "Fewer hosts serve than the fleet must have at least, for 5 minutes.",
      cure: "Look at once: one more failure may be an outage. Read Auto Scaling's activities.",
      watch: {
        label: "hosts below the minimum",
        of: { least: group("GroupMinSize", "Maximum"), serving: group("GroupInServiceInstances", "Maximum") },
        expression: "least - serving",
      },
      when: ">",
      threshold: 0,
      minutes: 1,
      bad: 5,
      of: 5,
      silence: groupSilent,
    },
  ];
}
