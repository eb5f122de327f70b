import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import { type Alarm, alarmName, type Metric } from "./alarm.ts";

const WIDTH = 8;
const HEIGHT = 6;
const COLUMNS = 24 / WIDTH;

const title = ({ name }: Pick<Environment, "name">) => `kloverbuy-${name}`;

export const dashboardUrl = (environment: Environment) =>
  `https://${environment.region}.console.aws.amazon.com/cloudwatch/home?region=${environment.region}#dashboards/dashboard/${title(environment)}`;

/** One picture for each alarm with its threshold in it, after a row of lamps: what an alert is about is found by its name. */
export function dashboard(stack: TerraformStack, environment: Environment, alarms: Alarm[]): CloudwatchDashboard {
  const arn = (name: string) => `arn:aws:cloudwatch:${environment.region}:${environment.account}:alarm:${name}`;
  const names = [environment.names.harmAlarm, ...alarms.map(({ name }) => alarmName(environment, name))];
  const lamps = {
    type: "alarm",
    ...{ x: 0, y: 0, width: 24, height: HEIGHT },
    properties: { title: `kloverbuy ${environment.name}`, alarms: names.map(arn) },
  };
  const pictures = alarms.map((alarm, at) => ({
    type: "metric",
    x: (at % COLUMNS) * WIDTH,
    y: HEIGHT + Math.floor(at / COLUMNS) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: {
      title: alarm.name,
      region: environment.region,
      view: "timeSeries",
      period: alarm.minutes * 60,
      metrics: lines(alarm.watch),
      annotations: { horizontal: [{ label: `alarm ${alarm.when}`, value: alarm.threshold }] },
      yAxis: { left: { min: 0 } },
    },
  }));
  return new CloudwatchDashboard(stack, "dashboard", {
    dashboardName: title(environment),
    dashboardBody: JSON.stringify({ widgets: [lamps, ...pictures] }),
  });
}

function lines(watch: Alarm["watch"]): unknown[] {
  if (!("expression" in watch)) return [line(watch, {})];
  const read = Object.entries(watch.of).map(([id, metric]) => line(metric, { id, visible: false }));
  return [[{ id: "reckoned", expression: watch.expression, label: watch.label }], ...read];
}

const line = ({ namespace, name, dimensions, statistic }: Metric, options: object) => [
  namespace,
  name,
  ...Object.entries(dimensions).flat(),
  { stat: statistic, ...options },
];
