import type { Box } from "../drawing.ts";
import type { Link } from "../links.ts";
import type { Resource, Resources } from "../stack.ts";
import { keyLine, keysOf, lined, words } from "./words.ts";

export function topics(all: Resources): Box[] {
  return all.of("aws_sns_topic").map((topic) => {
    const subscriptions = all.naming(topic, "aws_sns_topic_subscription");
    const told = [...new Set(subscriptions.map(({ is }) => String(is.protocol)))].map(
      (protocol) => `to ${subscriptions.filter(({ is }) => is.protocol === protocol).length} × ${protocol}`,
    );
    return {
      id: `topic_${topic.name}`,
      lines: [`topic ${topic.name}`, ...(told.length > 0 ? told : ["no subscriber"]), ...keyLine(all, topic.is)],
      stands: [topic, ...subscriptions, ...keysOf(all, topic.is)],
    };
  });
}

export const texts = (all: Resources): Box => ({
  id: "texts",
  lines: ["texts: End User Messaging SMS"],
  stands: all.of("aws_pinpointsmsvoicev2_configuration_set", "aws_pinpointsmsvoicev2_opt_out_list"),
});

export function logs(all: Resources): Box {
  const groups = all.of("aws_cloudwatch_log_group");
  const flows = all.of("aws_flow_log");
  const keys = groups.map(({ is }) => is);
  return {
    id: "logs",
    lines: [
      `${groups.length} log groups`,
      ...lined(groups.map(({ name }) => words(name, "log"))),
      ...keyLine(all, keys),
    ],
    stands: [...groups, ...flows, ...flows.flatMap(({ is }) => all.named(is.iam_role_arn, "aws_iam_role"))],
  };
}

export function alarms(all: Resources): Box {
  const own = all.of("aws_cloudwatch_metric_alarm");
  const composites = all.of("aws_cloudwatch_composite_alarm");
  const dashboards = all.of("aws_cloudwatch_dashboard");
  const signs = ({ is }: Resource) => String(is.alarm_rule).split("ALARM(").length - 1;
  return {
    id: "alarms",
    lines: [
      `${own.length} alarms`,
      ...composites.map((one) => `${words(one.name, "alarm")}: any of ${signs(one)} of them`),
      `${dashboards.length} × dashboard`,
    ],
    stands: [...own, ...composites, ...dashboards, ...all.of("aws_cloudwatch_log_metric_filter")],
  };
}

export const budget = (all: Resources): Box => ({
  id: "budget",
  lines: all.of("aws_budgets_budget").map(({ is }) => `budget: ${is.limit_amount} ${is.limit_unit} a month`),
  stands: all.of("aws_budgets_budget"),
});

/** Who tells whom: each by the reference of what makes it speak. */
export function tidings(all: Resources): Link[] {
  const to = (from: Resource, value: unknown, says?: string) =>
    all.named(value, "aws_sns_topic").map((found): Link => ({ from, to: found, dotted: true, ...(says && { says }) }));
  const loud = all.of("aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm");
  const filters = all.of("aws_cloudwatch_log_metric_filter");
  return [
    ...loud.flatMap((one) => to(one, one.is.alarm_actions)),
    ...all.of("aws_budgets_budget").flatMap((one) => to(one, one.is.notification)),
    ...all.of("aws_db_event_subscription").flatMap((one) => to(one, one.is.sns_topic, "events")),
    ...filters.flatMap((one) =>
      all
        .named(one.is.log_group_name)
        .map((from) => ({ from, to: one, dotted: true, says: `${filters.length} figures` })),
    ),
    ...all
      .of("aws_flow_log")
      .flatMap((one) =>
        all.named(one.is.vpc_id, "aws_vpc").map((from) => ({ from, to: one, dotted: true, says: "flow log" })),
      ),
  ];
}
