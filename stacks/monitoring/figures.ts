import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { Logs } from "../logs/index.ts";

/** What is counted in logs. Agents write into the same namespace; a host's role may write into no other. */
export const figureSpace = ({ name }: Pick<Environment, "name">) => `KloverBuy/${name}`;

export interface Figure {
  log: "access" | "app";
  /** Of the filter. */
  name: string;
  /** Of the metric; two filters may count into one. */
  metric: "Requests" | "ServerErrors" | "SlowRequests" | "AppErrors";
  pattern: string;
}

/**
 * The access log is one JSON object a line (shell/nginx/nginx.conf). The app's is the app's own: an app that logs as pino, bunyan or
 * the example shop do is understood (`level` as a word or a number, or `event`), and so is what Node prints of an error that
 * were not caught. Syntax: AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html, read 2026-11.
 */
export const figures = ({ monitoring }: Pick<Environment, "monitoring">): Figure[] => [
  { log: "access", name: "requests", metric: "Requests", pattern: "{ $.status >= 100 }" },
  { log: "access", name: "server-errors", metric: "ServerErrors", pattern: "{ $.status >= 500 }" },
  {
    log: "access",
    name: "slow-requests",
    metric: "SlowRequests",
    pattern: `{ $.request_time >= ${monitoring.thresholds.slowSeconds} }`,
  },
  {
    log: "app",
    name: "logged-errors",
    metric: "AppErrors",
    pattern: '{ ($.level = "error") || ($.level = "fatal") || ($.level >= 50) || ($.event = "error") }',
  },
  { log: "app", name: "uncaught-errors", metric: "AppErrors", pattern: "%^[A-Za-z]*Error%" },
];

export function makeFigures(stack: TerraformStack, environment: Environment, logs: Logs): CloudwatchLogMetricFilter[] {
  return figures(environment).map(
    ({ log, name, metric, pattern }) =>
      new CloudwatchLogMetricFilter(stack, `${name.replaceAll("-", "_")}_figure`, {
        name: `kloverbuy-${environment.name}-${name}`,
        logGroupName: logs[log].name,
        pattern,
        metricTransformation: {
          namespace: figureSpace(environment),
          name: metric,
          value: "1",
          // A minute with lines of which none matched is a zero, so that a share can be reckoned of it.
          defaultValue: "0",
          unit: "Count",
        },
      }),
  );
}
