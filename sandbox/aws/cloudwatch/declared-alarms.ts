import { address, type DeclaredStack, type Resource, StackError } from "../protocol/played.ts";
import type { Alarm } from "./cloudwatch.ts";

export type DeclaredAlarm = Omit<Alarm, "state" | "since">;

/** Throws StackError for a rule that is more than a list of signs. */
export function declaredAlarms(stack: DeclaredStack): DeclaredAlarm[] {
  const common = (one: Resource) => ({
    name: stack.text(one, "alarm_name"),
    arn: stack.text(one, "arn"),
    description: stack.optional(one, "alarm_description") ?? "",
  });
  return [
    ...stack.of("aws_cloudwatch_metric_alarm").map(common),
    ...stack.of("aws_cloudwatch_composite_alarm").map((one) => ({
      ...common(one),
      signs: signs(stack.text(one, "alarm_rule"), address(one)),
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
