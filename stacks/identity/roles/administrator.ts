import type { Environment } from "../../config/environment.ts";
import { noOtherEnvironment } from "../fences.ts";
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

/**
 * Repairs what was not foreseen, in this environment: restores, deletes, changes roles, reads the master secret. Nobody has it
 * without MFA of the last hour, for without that the role cannot be taken (trust.ts); day by day the operator's is enough.
 */
export function administrator(environment: Environment): Statement[] {
  const whole = SERVICES.map((service) => `${service}:*`);
  return [allow("Repair", { Action: whole, Resource: ["*"] }), noOtherEnvironment(environment, whole)];
}
