import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";

export interface Metric {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
  statistic: "Sum" | "Average" | "Minimum" | "Maximum" | "p95";
}

/** Figures under names of their own, and what is reckoned from them. */
export interface Reckoned {
  of: Record<string, Metric>;
  expression: string;
  label: string;
}

export interface Alarm {
  /** After `kloverbuy-<environment>-`; also the anchor in docs/runbook.md. */
  name: string;
  /** What happened. */
  what: string;
  /** What to do first; the runbook goes on. */
  cure: string;
  watch: Metric | Reckoned;
  when: keyof typeof COMPARISONS;
  threshold: number;
  /** Length of one period. */
  minutes: number;
  /** Goes off when `bad` of the last `of` periods are beyond the threshold. */
  bad: number;
  of: number;
  /** What a period without a figure counts as; why missing data counts as it does is part of the alarm. */
  silence: { counts: "breaching" | "notBreaching" | "ignore" | "missing"; because: string };
}

const COMPARISONS = {
  ">": "GreaterThanThreshold",
  ">=": "GreaterThanOrEqualToThreshold",
  "<": "LessThanThreshold",
  "<=": "LessThanOrEqualToThreshold",
} as const;

export const alarmName = ({ name }: Pick<Environment, "name">, alarm: string) => `kloverbuy-${name}-${alarm}`;

/** Every alarm tells the alerts topic when it goes off, and when it is over. */
export function makeAlarm(
  stack: TerraformStack,
  environment: Environment,
  alerts: SnsTopic,
  alarm: Alarm,
): CloudwatchMetricAlarm {
  const { name, what, cure, watch, when, threshold, minutes, bad, of, silence } = alarm;
  return new CloudwatchMetricAlarm(stack, `${name.replaceAll("-", "_")}_alarm`, {
    alarmName: alarmName(environment, name),
    alarmDescription: describe(environment, name, what, cure),
    comparisonOperator: COMPARISONS[when],
    threshold,
    evaluationPeriods: of,
    datapointsToAlarm: bad,
    treatMissingData: silence.counts,
    ...figures(watch, minutes * 60),
    alarmActions: [alerts.arn],
    okActions: [alerts.arn],
  });
}

/** At most 1,024 characters, and all that a tired person needs to begin. */
export const describe = (environment: Pick<Environment, "name">, name: string, what: string, cure: string) =>
  `${environment.name}: ${what} ${cure} More: docs/runbook.md#${name}`;

function figures(watch: Alarm["watch"], period: number) {
  if (!("expression" in watch)) {
    const { namespace, name, dimensions, statistic } = watch;
    return {
      namespace,
      metricName: name,
      period,
      ...(Object.keys(dimensions).length > 0 && { dimensions }),
      ...(statistic === "p95"
        ? // With a handful of requests the 95th percentile is the slowest of them: no verdict.
          { extendedStatistic: statistic, evaluateLowSampleCountPercentiles: "ignore" }
        : { statistic }),
    };
  }
  const read = Object.entries(watch.of).map(([id, { namespace, name, dimensions, statistic }]) => ({
    id,
    metric: {
      namespace,
      metricName: name,
      period,
      stat: statistic,
      ...(Object.keys(dimensions).length > 0 && { dimensions }),
    },
  }));
  return {
    metricQuery: [{ id: "reckoned", expression: watch.expression, label: watch.label, returnData: true }, ...read],
  };
}

/** A share in percent, but nothing where so few happened that a single one would be many percent. */
export const share = (label: string, part: Metric, whole: Metric, least: number): Reckoned => ({
  label,
  of: { part, whole },
  expression: `IF(whole >= ${least}, 100 * FILL(part, 0) / whole, 0)`,
});
