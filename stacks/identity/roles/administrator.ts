import type { Environment } from "../../config.ts";
import { freshMfa, noOtherEnvironment } from "../fences.ts";
import { allow, type Statement } from "../statement.ts";

/** Services that an environment is made of, and those that tell what happened to it. */
const SERVICES = [
  "acm",
  "autoscaling",
  "budgets",
  "cloudtrail",
  "cloudwatch",
  "ec2",
  "elasticloadbalancing",
  "iam",
  "kms",
  "logs",
  "rds",
  "s3",
  "secretsmanager",
  "sms-voice",
  "sns",
  "ssm",
  "ssmmessages",
  "tag",
];

/** Repairs what nobody foresaw, in this environment; day by day the operator's role is enough. */
export function administrator(environment: Environment): Statement[] {
  const whole = SERVICES.map((service) => `${service}:*`);
  return [allow("Repair", { Action: whole, Resource: ["*"] }), ...freshMfa(), noOtherEnvironment(environment, whole)];
}
