import type { Stack } from "./synthesis.ts";

/** Types that are validated but not applied here, each with its reason. */
export const beyondMoto: Record<string, string> = {
  aws_budgets_budget: "moto answers no DescribeSubscribersForNotification",
  aws_cloudwatch_composite_alarm: "moto has no PutCompositeAlarm; the provider would try again for minutes",
  aws_db_event_subscription: "it names the database, which is not applied",
  aws_db_instance: "moto takes 160 s to make one, and forgets half of it",
  aws_pinpointsmsvoicev2_configuration_set: "moto has no sms-voice API; the provider would try again for minutes",
  aws_pinpointsmsvoicev2_opt_out_list: "moto has no sms-voice API; the provider would try again for minutes",
  aws_s3_bucket_lifecycle_configuration: "the provider watches each for 50 s until S3 is sure to have it",
};

/** The stack without those, and without whatever refers to what is left out; `left` names all of it. */
export function withinMoto(stack: Stack): { stack: Stack; left: string[] } {
  const within = structuredClone(stack);
  const left: string[] = [];
  const leave = (unwanted: (type: string, text: string) => boolean) => {
    const before = left.length;
    for (const [type, byName] of Object.entries(within.resource)) {
      for (const [name, one] of Object.entries(byName)) {
        if (!unwanted(type, JSON.stringify(one))) continue;
        delete byName[name];
        left.push(`${type}.${name}`);
      }
      if (Object.keys(byName).length === 0) delete within.resource[type];
    }
    return left.length > before;
  };
  leave((type) => type in beyondMoto);
  const names = (text: string) => left.some((one) => new RegExp(`\\b${one}\\b`).test(text));
  while (leave((_, text) => names(text)));
  for (const [name, one] of Object.entries(within.output ?? {})) {
    if (names(JSON.stringify(one))) delete within.output?.[name];
  }
  return { stack: within, left };
}
