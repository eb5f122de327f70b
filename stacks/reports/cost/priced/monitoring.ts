import type { Charges, Stack } from "../charge.ts";
import { PRICES } from "../prices.ts";

const FLOW = /flow/;

const groups = (stack: Stack) => Object.keys(stack.resource.aws_cloudwatch_log_group ?? {});

export const monitoringPrices: Record<string, Charges> = {
  aws_cloudwatch_log_group: ({ retention_in_days }, { name, stack, usage }) => {
    const alike = groups(stack).filter((other) => FLOW.test(other) === FLOW.test(name)).length;
    const gigabytes = (FLOW.test(name) ? usage.logs.flow : usage.logs.others) / alike;
    return [
      { what: "taken in, its share", amount: gigabytes, price: PRICES.logIngest },
      {
        what: `kept ${retention_in_days} days`,
        // CloudWatch keeps lines packed, at some 15 % of their size.
        amount: (gigabytes * 0.15 * Number(retention_in_days)) / 30,
        price: PRICES.logKept,
      },
    ];
  },
  aws_cloudwatch_log_metric_filter: () => [{ what: "figure", amount: 1, price: PRICES.metric }],
  aws_cloudwatch_metric_alarm: ({ metric_query }) => {
    const read = [metric_query ?? []].flat().filter((query) => (query as { metric?: unknown }).metric !== undefined);
    return [{ what: "alarm, by the figures it reads", amount: Math.max(1, read.length), price: PRICES.alarm }];
  },
  aws_cloudwatch_composite_alarm: () => [{ what: "alarm on alarms", amount: 1, price: PRICES.compositeAlarm }],
  aws_pinpointsmsvoicev2_configuration_set: (_, { usage }) => [
    { what: "texts", amount: usage.texts, price: PRICES.text },
  ],
  aws_pinpointsmsvoicev2_phone_number: () => [{ what: "number", amount: 1, price: PRICES.number }],
};
