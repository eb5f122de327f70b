import type { Compute } from "../../compute/index.ts";
import type { Environment } from "../../config/environment.ts";
import { type Alarm, type Metric, share } from "../alarm.ts";

const quiet = {
  counts: "notBreaching",
  because: "the balancer writes these figures only when there is something to count",
} as const;

/** What users meet: the balancer sees every answer, its own included. */
export function balancerAlarms({ monitoring }: Environment, { balancer, targets }: Compute): Alarm[] {
  const { errorPercent, leastRequests, p95Seconds } = monitoring.thresholds;
  const whole = { LoadBalancer: balancer.arnSuffix };
  const both = { ...whole, TargetGroup: targets.arnSuffix };
  const of = (name: string, statistic: Metric["statistic"], dimensions: Record<string, string> = whole): Metric => ({
    namespace: "AWS/ApplicationELB",
    name,
    dimensions,
    statistic,
  });
  const requests = of("RequestCount", "Sum");
  return [
    {
      name: "target-5xx",
      what: `More than ${errorPercent} % of answers were 5xx from hosts in 2 of 3 minutes.`,
      cure: "If a rollout ran in the last hour, roll back; otherwise read the app's log.",
      watch: share("5xx of hosts (%)", of("HTTPCode_Target_5XX_Count", "Sum"), requests, leastRequests),
      when: ">",
      threshold: errorPercent,
      minutes: 1,
      bad: 2,
      of: 3,
      silence: quiet,
    },
    {
      name: "balancer-5xx",
      what: `More than ${errorPercent} % of answers were 5xx from the balancer itself in 2 of 3 minutes: hosts did not answer it.`,
      cure: "Look whether hosts are healthy and whether their security group still lets the balancer in.",
      watch: share("5xx of the balancer (%)", of("HTTPCode_ELB_5XX_Count", "Sum"), requests, leastRequests),
      when: ">",
      threshold: errorPercent,
      minutes: 1,
      bad: 2,
      of: 3,
      silence: quiet,
    },
    {
      name: "latency-p95",
      what: `One request of twenty took longer than ${p95Seconds} s in 3 of 5 minutes.`,
      cure: "If a rollout ran in the last hour, roll back; otherwise look at the database's load first.",
      watch: of("TargetResponseTime", "p95", both),
      when: ">",
      threshold: p95Seconds,
      minutes: 1,
      bad: 3,
      of: 5,
      silence: quiet,
    },
    {
      name: "unhealthy-hosts",
      what: "The balancer calls a host unhealthy, in 3 of 5 minutes.",
      cure: "Ask the host for its status; Auto Scaling replaces it if it stays unhealthy.",
      watch: of("UnHealthyHostCount", "Maximum", both),
      when: ">=",
      threshold: 1,
      minutes: 1,
      bad: 3,
      of: 5,
      silence: { counts: "notBreaching", because: "no figure means no registered host, which no-healthy-host tells" },
    },
    {
      name: "no-healthy-host",
      what: "No host is healthy: users get nothing but errors.",
      cure: "If a rollout ran in the last hour, roll back at once; otherwise ask the hosts for their status.",
      watch: of("HealthyHostCount", "Minimum", both),
      when: "<",
      threshold: 1,
      minutes: 1,
      bad: 2,
      of: 2,
      silence: { counts: "breaching", because: "without a registered host the balancer writes no figure at all" },
    },
    {
      name: "rejected-connections",
      what: "The balancer rejected connections: it has reached its limit.",
      cure: "See whether it is an attack or a sale, and let AWS raise the limit or block the source.",
      watch: of("RejectedConnectionCount", "Sum"),
      when: ">",
      threshold: 0,
      minutes: 5,
      bad: 1,
      of: 1,
      silence: quiet,
    },
  ];
}
