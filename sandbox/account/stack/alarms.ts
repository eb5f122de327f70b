import type { DeclaredAlarm } from "./maker.ts";
import { type Resource, StackError } from "./read.ts";
import { address, type References } from "./references.ts";

/** Throws StackError for a rule that is more than a list of signs. */
export function declaredAlarms(references: References): DeclaredAlarm[] {
  const common = (one: Resource) => ({
    name: references.text(one, "alarm_name"),
    arn: references.text(one, "arn"),
    description: references.optional(one, "alarm_description") ?? "",
  });
  return [
    ...references.of("aws_cloudwatch_metric_alarm").map(common),
    ...references.of("aws_cloudwatch_composite_alarm").map((one) => ({
      ...common(one),
      signs: signs(references.text(one, "alarm_rule"), address(one)),
    })),
  ];
}

function signs(rule: string, whose: string): string[] {
  return rule.split(" OR ").map((part) => {
    const name = /^ *ALARM\("([^"]+)"\) *$/.exec(part)?.[1];
    if (name !== undefined) return name;
    throw new StackError(`${whose} has the rule '${rule}'; the sandbox plays ALARM("a") OR ALARM("b") and its like.`);
  });
}
