import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Promised } from "./promise.ts";
import { type Attributes, checkout, resources, type Stack, unescaped } from "./synthesis.ts";
import {
  agent,
  alarms,
  allMetrics,
  composites,
  environmentOf,
  every,
  metrics,
  ours,
  parameter,
  produced,
  said,
} from "./watching.ts";

const ALERTS = `\${aws_sns_topic.alerts.arn}`;
const RUNBOOK = readFileSync(join(checkout, "docs/runbook.md"), "utf8");

const each = (type: string, change: (one: Attributes) => void) => (stack: Stack) => {
  for (const [, one] of resources(stack, type)) change(one);
};

/** CloudWatch's limits for what an alarm looks back on, in seconds: PutMetricAlarm, Period, read 2026-11. */
const DAY = 86_400;
const WEEK = 7 * DAY;

export const monitoringPromises: Promised[] = [
  {
    promise: "every alarm tells the alerts topic when it goes off and when it is over",
    holds: (stack) =>
      every([...alarms(stack), ...composites(stack)], ({ alarm_actions, ok_actions, actions_enabled }) => {
        return actions_enabled !== false && [alarm_actions, ok_actions].every((all) => String(all) === ALERTS);
      }),
    spoil: (stack) => {
      delete stack.resource.aws_cloudwatch_metric_alarm?.sms_spend_alarm?.alarm_actions;
    },
  },
  {
    promise: "every alarm says what to do, and the runbook goes on under its own name",
    holds: (stack) =>
      every([...alarms(stack), ...composites(stack)], ({ alarm_name, alarm_description }) => {
        const anchor = /docs\/runbook\.md#([\w-]+)$/.exec(String(alarm_description))?.[1] ?? "none";
        return (
          String(alarm_name) === `kloverbuy-${environmentOf(stack)}-${anchor}` &&
          String(alarm_description).length <= 1024 &&
          new RegExp(`^### ${anchor}\n\n.{80,}`, "m").test(RUNBOOK)
        );
      }),
    spoil: (stack) => {
      const one = stack.resource.aws_cloudwatch_metric_alarm?.database_storage_alarm;
      if (one) one.alarm_description = "The disk is full. More: docs/runbook.md#database-full";
    },
  },
  {
    promise: "every alarm says what silence means",
    holds: (stack) => every(alarms(stack), ({ treat_missing_data }) => treat_missing_data !== undefined),
    spoil: (stack) => {
      delete stack.resource.aws_cloudwatch_metric_alarm?.backup_silence_alarm?.treat_missing_data;
    },
  },
  {
    promise: "a fleet, an agent, a database or a backup that falls silent is an alarm",
    holds: (stack) =>
      ["backup_silence", "host_memory", "fleet_below_minimum", "no_healthy_host", "database_cpu"].every(
        (name) => stack.resource.aws_cloudwatch_metric_alarm?.[`${name}_alarm`]?.treat_missing_data === "breaching",
      ),
    spoil: each("aws_cloudwatch_metric_alarm", (one) => {
      one.treat_missing_data = "missing";
    }),
  },
  {
    promise: "no good backup for 26 hours is an alarm, and an older one does not calm it",
    holds: (stack) => {
      const one = stack.resource.aws_cloudwatch_metric_alarm?.backup_silence_alarm;
      const hours = (Number(one?.evaluation_periods) * Number(one?.period)) / 3600;
      return hours === 26 && one?.datapoints_to_alarm === one?.evaluation_periods && one?.statistic === "Sum";
    },
    spoil: each("aws_cloudwatch_metric_alarm", (one) => {
      one.evaluation_periods = 48;
    }),
  },
  {
    promise: "no alarm looks back on more than CloudWatch can",
    holds: (stack) =>
      every(alarms(stack), (alarm) =>
        metrics(alarm).every(({ period }) => {
          return Number(period) * Number(alarm.evaluation_periods) <= (Number(period) >= 3600 ? WEEK : DAY);
        }),
      ),
    spoil: each("aws_cloudwatch_metric_alarm", (one) => {
      if (one.period === 3600) one.period = 3540;
    }),
  },
  {
    promise: "whatever an alarm reads of ours is written by a filter, by the agents, or by a documented contract",
    holds: (stack) => {
      const written = produced(stack);
      const read = allMetrics(stack).filter(ours);
      return read.length > 0 && read.every((metric) => written.includes(said(metric)));
    },
    spoil: each("aws_cloudwatch_log_metric_filter", (one) => {
      one.metric_transformation = { ...(one.metric_transformation as object), name: "Errors" };
    }),
  },
  {
    promise: "whatever an alarm reads of the fleet's size is what Auto Scaling is told to count",
    holds: (stack) => {
      const counted = resources(stack, "aws_autoscaling_group").flatMap(([, { enabled_metrics }]) => enabled_metrics);
      const read = allMetrics(stack).filter(({ namespace }) => namespace === "AWS/AutoScaling");
      return read.length > 0 && read.every(({ metric_name }) => counted.includes(metric_name));
    },
    spoil: each("aws_autoscaling_group", (one) => {
      one.enabled_metrics = ["GroupDesiredCapacity"];
    }),
  },
  {
    promise: "the alarm that a bake asks goes off with any sign of harm, and the pipeline entry names it",
    holds: (stack) => {
      const [harm, ...more] = composites(stack);
      const rule = String(harm?.alarm_rule);
      const signs = [...rule.matchAll(/ALARM\("([^"]+)"\)/g)].map(([, name]) => name);
      const known = alarms(stack).map(({ alarm_name }) => alarm_name);
      const entry = JSON.parse(String(parameter(stack, "pipeline").insecure_value));
      return (
        more.length === 0 &&
        signs.length >= 5 &&
        signs.every((name) => known.includes(name)) &&
        rule === signs.map((name) => `ALARM("${name}")`).join(" OR ") &&
        entry.harmAlarm === harm?.alarm_name
      );
    },
    spoil: each("aws_cloudwatch_composite_alarm", (one) => {
      one.alarm_rule = String(one.alarm_rule).replace("answers-5xx", "answers-5x");
    }),
  },
  {
    promise: "the pipeline entry's topic and log groups are those that are made",
    holds: (stack) => {
      const { releaseTopicArn, logGroups } = JSON.parse(String(parameter(stack, "pipeline").insecure_value));
      const groups = resources(stack, "aws_cloudwatch_log_group").map(([, { name }]) => name);
      return (
        releaseTopicArn.endsWith(`:${stack.resource.aws_sns_topic?.releases?.name}`) &&
        Object.values(logGroups).every((name) => groups.includes(name))
      );
    },
    spoil: (stack) => {
      delete stack.resource.aws_cloudwatch_log_group?.app_log;
    },
  },
  {
    promise: "every log group is encrypted with our key and ends",
    holds: (stack) =>
      every(
        resources(stack, "aws_cloudwatch_log_group").map(([, one]) => one),
        ({ kms_key_id, retention_in_days }) =>
          kms_key_id === `\${aws_kms_key.records_key.arn}` && Number(retention_in_days) > 0,
      ),
    spoil: (stack) => {
      const one = stack.resource.aws_cloudwatch_log_group?.access_log;
      if (one) one.retention_in_days = 0;
    },
  },
  {
    promise:
      "the agents send to groups that are made, write figures where a host's role may, and their configuration fits",
    holds: (stack) => {
      const groups = resources(stack, "aws_cloudwatch_log_group").map(([, { name }]) => name);
      const { metrics: written, logs } = agent(stack);
      const host = ["aws_iam_role_policy", "aws_iam_policy"]
        .flatMap((type) => resources(stack, type))
        .filter(([name]) => name.startsWith("host"))
        .map(([, { policy }]) => String(policy));
      return (
        // Parameter Store's standard tier: ssm quotas, read 2026-11.
        Buffer.byteLength(unescaped(parameter(stack, "agent").insecure_value)) <= 4096 &&
        host.some((text) => text.includes(`"cloudwatch:namespace":"${written.namespace}"`)) &&
        logs.logs_collected.files.collect_list.every((one: Attributes) => groups.includes(one.log_group_name))
      );
    },
    spoil: (stack) => {
      const one = parameter(stack, "agent");
      one.insecure_value = String(one.insecure_value).replace(/\/release"/, '/releases"');
    },
  },
  {
    promise: "what happens to the database is told: failover, failure, low storage, deletion",
    holds: (stack) =>
      resources(stack, "aws_db_event_subscription").some(
        ([, { sns_topic, source_ids, event_categories }]) =>
          sns_topic === ALERTS &&
          String(source_ids).includes("aws_db_instance.database") &&
          ["failover", "failure", "low storage", "deletion"].every((one) => String(event_categories).includes(one)),
      ),
    spoil: each("aws_db_event_subscription", (one) => {
      one.event_categories = ["maintenance"];
    }),
  },
  {
    promise: "money is told of before it is spent",
    holds: (stack) =>
      resources(stack, "aws_budgets_budget").some(([, { time_unit, notification }]) => {
        const notices = [notification ?? []].flat() as Attributes[];
        return (
          time_unit === "MONTHLY" &&
          notices.some(
            ({ notification_type, threshold }) => notification_type === "ACTUAL" && Number(threshold) < 100,
          ) &&
          notices.some(({ notification_type }) => notification_type === "FORECASTED") &&
          notices.every(({ subscriber_sns_topic_arns }) => String(subscriber_sns_topic_arns) === ALERTS)
        );
      }),
    spoil: each("aws_budgets_budget", (one) => {
      one.notification = [];
    }),
  },
  {
    promise: "the dashboard shows every alarm",
    holds: (stack) => {
      const body = String(stack.resource.aws_cloudwatch_dashboard?.dashboard?.dashboard_body);
      const names = [...alarms(stack), ...composites(stack)].map(({ alarm_name }) => alarm_name);
      return names.length > 0 && names.every((name) => body.includes(`:alarm:${name}"`));
    },
    spoil: each("aws_cloudwatch_dashboard", (one) => {
      one.dashboard_body = String(one.dashboard_body).replace("-backup-silence", "");
    }),
  },
];
