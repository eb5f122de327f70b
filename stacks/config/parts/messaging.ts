import * as z from "zod";

/** A subscriber by e-mail or https must confirm it; SNS then delivers. Plain http is no protocol here. */
const Subscription = z.discriminatedUnion("protocol", [
  z.strictObject({ protocol: z.literal("email"), endpoint: z.email({ error: "is not an e-mail address" }) }),
  z.strictObject({
    protocol: z.literal("https"),
    endpoint: z.url({
      protocol: /^https$/,
      hostname: z.regexes.domain,
      error: "is not an https address with a host's name",
    }),
  }),
  z.strictObject({
    protocol: z.literal("sqs"),
    endpoint: z
      .string()
      .regex(/^arn:aws:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,80}$/, "is not the ARN of a queue (arn:aws:sqs:...)"),
  }),
]);
export type Subscription = z.infer<typeof Subscription>;

/** What differs between environments in this part. */
export const Values = z.strictObject({
  subscriptions: z.strictObject({
    alerts: z.array(Subscription),
    releases: z.array(Subscription),
    orders: z.array(Subscription),
  }),
  sms: z.strictObject({
    /**
     * What texts are sent from: the ARN of a number, a pool or a sender id that the account has; null: none yet, and no text
     * can be sent. A number is registered by hand, which takes days, and one that is given back is gone: it is no resource here.
     */
    origination: z
      .string()
      .regex(
        /^arn:aws:sms-voice:[a-z0-9-]+:[0-9]{12}:(phone-number|pool|sender-id)\/[A-Za-z0-9_/-]+$/,
        "is not the ARN of a phone number, pool or sender id; `aws pinpoint-sms-voice-v2 describe-phone-numbers` prints it",
      )
      .nullable(),
    /** An alarm at 80 % of it. The limit that AWS itself enforces is set once by hand: docs/pinpoint.md. */
    monthlyUsd: z.int().min(1),
  }),
});
export type Values = z.infer<typeof Values>;

/** A sentence for each value that cannot stand beside the others. */
export function refusals({ subscriptions }: Values, isProtected: boolean): string[] {
  const refused: string[] = [];
  if (isProtected && subscriptions.alerts.length === 0) {
    refused.push("subscriptions.alerts' is empty; alarms would reach no one: subscribe an address");
  }
  for (const [topic, all] of Object.entries(subscriptions)) {
    const endpoints = all.map(({ endpoint }) => endpoint);
    const twice = endpoints.find((endpoint, at) => endpoints.indexOf(endpoint) !== at);
    if (twice !== undefined) refused.push(`subscriptions.${topic}' names ${twice} twice: SNS would keep one of them`);
  }
  return refused;
}

/** What can stand but should be known at synth time. */
export function warnings({ sms }: Values, isProtected: boolean): string[] {
  if (!isProtected || sms.origination !== null) return [];
  return [
    "'messaging.sms.origination' is null: no text (one-time password) can be sent until a number is there; docs/pinpoint.md says how",
  ];
}
