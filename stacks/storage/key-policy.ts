import type { Environment } from "../config/environment.ts";
import { administratorOf, pipelineRoles, policyText, type Statement, withoutMfa } from "./policy.ts";

/** Ends the key's service, and with it all that it encrypted. */
const ENDING = ["kms:ScheduleKeyDeletion", "kms:DisableKey"];

/** Every principal that IAM lets: the key adds no rights of its own, and the account cannot lock itself out. */
export function keyPolicy(environment: Environment, more: Statement[] = []): string {
  const { account, protected: isProtected } = environment;
  const statements: Statement[] = [
    {
      Sid: "AccountDecidesByIam",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: "kms:*",
      Resource: "*",
    },
  ];
  // Elsewhere the environment can be cleared away by the pipeline, whose sessions never have MFA.
  if (isProtected) {
    statements.push({
      Sid: "NoEndWithoutMfa",
      Effect: "Deny",
      Principal: "*",
      Action: ENDING,
      Resource: "*",
      Condition: withoutMfa(administratorOf(environment)),
    });
  }
  return policyText([...statements, ...more]);
}

/** A stolen role of the pipeline can neither end the key nor hand it on: backups stay readable. */
export const backupKeyStatements = (environment: Environment): Statement[] => [
  {
    Sid: "PipelineOnlyUses",
    Effect: "Deny",
    Principal: "*",
    Action: [...ENDING, "kms:PutKeyPolicy", "kms:CreateGrant", "kms:DisableKeyRotation", "kms:DeleteAlias"],
    Resource: "*",
    Condition: { ArnLike: { "aws:PrincipalArn": pipelineRoles(environment) } },
  },
];

/** Services of AWS that put something into a topic; each only for this account. */
const PUBLISHERS = {
  Alarms: "cloudwatch.amazonaws.com",
  Budgets: "budgets.amazonaws.com",
  DatabaseEvents: "events.rds.amazonaws.com",
};

/**
 * Log groups are encrypted by the service itself, so the key must let it in (read 2026-11:
 * AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html); topics for what publishes to them (sns/latest/dg/sns-key-management.html).
 */
export const recordKeyStatements = ({ account, region }: Environment): Statement[] => [
  {
    Sid: "LogGroups",
    Effect: "Allow",
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
    Resource: "*",
    Condition: {
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:log-group:*` },
    },
  },
  ...Object.entries(PUBLISHERS).map(
    ([Sid, Service]): Statement => ({
      Sid,
      Effect: "Allow",
      Principal: { Service },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    }),
  ),
];
