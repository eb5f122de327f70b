import { BudgetsBudget } from "@cdktf/provider-aws/lib/budgets-budget/index.js";
import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";

const NOTICES: [type: "ACTUAL" | "FORECASTED", percent: number][] = [
  ["ACTUAL", 80],
  ["ACTUAL", 100],
  ["FORECASTED", 100],
];

/** Of the account and the month: told while it can still be changed. It stops nothing. */
export function budget(stack: TerraformStack, { name, monitoring }: Environment, alerts: SnsTopic): BudgetsBudget {
  const { monthlyUsd, emails } = monitoring.budget;
  return new BudgetsBudget(stack, "budget", {
    name: `kloverbuy-${name}`,
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitAmount: String(monthlyUsd),
    limitUnit: "USD",
    notification: NOTICES.map(([notificationType, threshold]) => ({
      notificationType,
      comparisonOperator: "GREATER_THAN",
      threshold,
      thresholdType: "PERCENTAGE",
      subscriberSnsTopicArns: [alerts.arn],
      ...(emails.length > 0 && { subscriberEmailAddresses: emails }),
    })),
  });
}
