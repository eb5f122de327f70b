import type { Wrong } from "./wrong.ts";

export const monitoring: Wrong[] = [
  // CloudWatch keeps logs for certain numbers of days, and 0 would be for ever.
  ["monitoring.retentionDays.access", 45],
  ["monitoring.retentionDays.access", 0],
  ["monitoring.retentionDays.app", undefined],
  // One that CloudWatch takes, and yet too few for production.
  ["monitoring.retentionDays.release", 14],
  ["monitoring.thresholds.errorPercent", 0],
  ["monitoring.thresholds.errorPercent", 101],
  ["monitoring.thresholds.leastRequests", 0],
  // A request would count as slow that the alarm on latency calls good.
  ["monitoring.thresholds.slowSeconds", 1],
  ["monitoring.thresholds.diskPercent", "80"],
  ["monitoring.thresholds.certificateDays", 0],
  ["monitoring.budget.monthlyUsd", 0],
  ["monitoring.budget.monthlyUsd", -5],
  ["monitoring.budget.emails", Array(11).fill("owner@example.com")],
  ["monitoring.budget.emails.0", "owner"],
];
