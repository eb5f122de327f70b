import { DbEventSubscription } from "@cdktf/provider-aws/lib/db-event-subscription/index.js";
import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { Database } from "../database/index.ts";

/** What no figure shows: a failover, a restart, a deletion. Categories: AmazonRDS/latest/UserGuide/USER_Events.Messages.html, read 2026-11. */
const CATEGORIES = [
  "availability",
  "configuration change",
  "deletion",
  "failover",
  "failure",
  "low storage",
  "maintenance",
  "recovery",
];

export function databaseEvents(
  stack: TerraformStack,
  { names }: Environment,
  { instance }: Database,
  alerts: SnsTopic,
): DbEventSubscription {
  return new DbEventSubscription(stack, "database_events", {
    name: names.database,
    snsTopic: alerts.arn,
    sourceType: "db-instance",
    sourceIds: [instance.identifier],
    eventCategories: CATEGORIES,
  });
}
