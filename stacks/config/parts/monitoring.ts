import * as z from "zod";

/** What CloudWatch takes (AmazonCloudWatchLogs API, PutRetentionPolicy, read 2026-11); 0 would be for ever, and is refused because it is a likely slip. */
const RETENTIONS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

export const RetentionDays = z.union(
  RETENTIONS.map((days) => z.literal(days)),
  { error: `is no number of days that CloudWatch keeps logs for: take one of ${RETENTIONS.join(", ")}` },
);

const percent = z.number().positive().max(100);
const seconds = z.number().positive().max(60);

/** What differs between environments in this part. */
export const Values = z.strictObject({
  /** How long each log group keeps what is written to it. */
  retentionDays: z.strictObject({
    access: RetentionDays,
    nginx: RetentionDays,
    app: RetentionDays,
    release: RetentionDays,
    system: RetentionDays,
    flow: RetentionDays,
  }),
  thresholds: z.strictObject({
    /** Answers 5xx of all answers, in percent, of a minute with at least `leastRequests`. */
    errorPercent: percent,
    /** Below as many requests a minute a single error says nothing. */
    leastRequests: z.int().min(1),
    /** The 95th percentile of the time to answer. */
    p95Seconds: seconds,
    /** A request that takes longer counts as slow. */
    slowSeconds: seconds,
    /** Slow requests of all requests, in percent. */
    slowPercent: percent,
    /** Errors that the app logs in five minutes. */
    appErrors: z.int().min(1),
    hostCpuPercent: percent,
    memoryPercent: percent,
    diskPercent: percent,
    databaseCpuPercent: percent,
    /** Of the instance's max_connections. */
    databaseConnections: z.int().min(1),
    databaseFreeGigabytes: z.number().positive(),
    databaseFreeMemoryMegabytes: z.int().min(1),
    certificateDays: z.int().min(1).max(90),
  }),
  budget: z.strictObject({
    /** Of the whole account: a filter by tag shows nothing until someone activates the tag for billing, without any sign of it. */
    monthlyUsd: z.number().positive({ error: "is not an amount above 0: a budget of nothing alerts about everything" }),
    /** At 80 and 100 % spent, and at 100 % forecast, beside the alerts topic. AWS takes at most 10. */
    emails: z.array(z.email({ error: "is not an e-mail address" })).max(10),
  }),
});
export type Values = z.infer<typeof Values>;

/** A month: what is found out late (a leak, a fraud) must still be in the log. */
const LEAST_KEPT = 30;

/** A sentence for each value that cannot stand beside the others. */
export function refusals({ retentionDays, thresholds }: Values, isProtected: boolean): string[] {
  const refused = Object.entries(retentionDays)
    .filter(([, days]) => isProtected && days < LEAST_KEPT)
    .map(([name, days]) => {
      return `retentionDays.${name}' is ${days}; what is found out late must still be there: set it to ${LEAST_KEPT} or more`;
    });
  if (thresholds.slowSeconds < thresholds.p95Seconds) {
    refused.push(
      `thresholds.slowSeconds' is ${thresholds.slowSeconds}, less than 'p95Seconds' (${thresholds.p95Seconds}): a request would be slow that is still good`,
    );
  }
  return refused;
}
