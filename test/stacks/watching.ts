import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Attributes, checkout, resources, type Stack, unescaped } from "./synthesis.ts";

const ARCHITECTURE = readFileSync(join(checkout, "docs/architecture.md"), "utf8");

export interface Watched {
  namespace: string;
  metric_name: string;
  period: number;
  dimensions?: Record<string, string>;
}

export const alarms = (stack: Stack) => resources(stack, "aws_cloudwatch_metric_alarm").map(([, one]) => one);
export const composites = (stack: Stack) => resources(stack, "aws_cloudwatch_composite_alarm").map(([, one]) => one);
export const every = (all: Attributes[], check: (one: Attributes) => boolean) => all.length > 0 && all.every(check);

/** Every metric that an alarm reads, whether alone or to reckon with. */
export const metrics = (alarm: Attributes): Watched[] =>
  alarm.metric_name === undefined
    ? ((alarm.metric_query ?? []) as { metric?: Watched }[]).flatMap(({ metric }) => metric ?? [])
    : [alarm as unknown as Watched];

export const allMetrics = (stack: Stack) => alarms(stack).flatMap(metrics);
export const environmentOf = (stack: Stack) => stack["//"].metadata.stackName.replace("kloverbuy-", "");
export const parameter = (stack: Stack, name: string) => stack.resource.aws_ssm_parameter?.[name] ?? {};
export const agent = (stack: Stack) => JSON.parse(unescaped(parameter(stack, "agent").insecure_value));
export const ours = ({ namespace }: Watched) => namespace.startsWith("KloverBuy/");
export const said = ({ namespace, metric_name }: Watched) => `${namespace} ${metric_name}`;

/** What the filters and the agents of this stack write, as `namespace metric`. */
export function produced(stack: Stack): string[] {
  const counted = resources(stack, "aws_cloudwatch_log_metric_filter").map(([, { metric_transformation }]) => {
    const { namespace, name } = [metric_transformation].flat()[0] as { namespace: string; name: string };
    return `${namespace} ${name}`;
  });
  const { namespace, metrics_collected } = agent(stack).metrics;
  const measured = Object.entries(metrics_collected as Record<string, { measurement: string[] }>).flatMap(
    ([kind, { measurement }]) => measurement.map((one) => `${namespace} ${kind}_${one}`),
  );
  // Written by whatever proves a backup: a contract, so it must stand where contracts stand.
  const documented = ARCHITECTURE.includes("`GoodBackup`") && ARCHITECTURE.includes("`KloverBuy/<env>/Backups`");
  return [...counted, ...measured, ...(documented ? [`KloverBuy/${environmentOf(stack)}/Backups GoodBackup`] : [])];
}
