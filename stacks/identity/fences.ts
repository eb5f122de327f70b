import type { Environment } from "../config.ts";
import { type Condition, deny, type Statement } from "./statement.ts";

/** Seconds since MFA was given: an hour is a piece of work; a session of this morning is not. */
const FRESH = "3600";

/** What destroys, brings back, hands out or reveals. Also IAM, and the records of who did what. */
export const SENSITIVE = [
  "cloudtrail:Delete*",
  "cloudtrail:StopLogging",
  "cloudtrail:Update*",
  "ec2:DeleteSnapshot",
  "ec2:DeleteVolume",
  "iam:Add*",
  "iam:Attach*",
  "iam:Change*",
  "iam:Create*",
  "iam:Deactivate*",
  "iam:Delete*",
  "iam:Detach*",
  "iam:Enable*",
  "iam:PassRole",
  "iam:Put*",
  "iam:Remove*",
  "iam:Reset*",
  "iam:Resync*",
  "iam:Set*",
  "iam:Tag*",
  "iam:Untag*",
  "iam:Update*",
  "iam:Upload*",
  "kms:CreateGrant",
  "kms:Decrypt",
  "kms:DeleteAlias",
  "kms:Disable*",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "logs:Delete*",
  "rds:CopyDBSnapshot",
  "rds:Delete*",
  "rds:ModifyDBInstance",
  "rds:ModifyDBSnapshotAttribute",
  "rds:RebootDBInstance",
  "rds:Restore*",
  "rds:StartExportTask",
  "rds:StopDBInstance",
  "rds:SwitchoverBlueGreenDeployment",
  "s3:BypassGovernanceRetention",
  "s3:Delete*",
  "s3:PutAccountPublicAccessBlock",
  "s3:PutBucket*",
  "s3:PutEncryptionConfiguration",
  "s3:PutLifecycleConfiguration",
  "s3:PutObject*",
  "s3:RestoreObject",
  "secretsmanager:BatchGetSecretValue",
  "secretsmanager:Delete*",
  "secretsmanager:GetSecretValue",
  "secretsmanager:Put*",
  "secretsmanager:Restore*",
  "secretsmanager:Rotate*",
  "secretsmanager:Update*",
  // A shell on a host is everything that the host has.
  "ssm:ResumeSession",
  "ssm:SendCommand",
  "ssm:Start*",
];

/**
 * Two statements, since conditions of one hold together. `IfExists` where it denies more: a long-lived key, and a session that
 * was made with one, carry no word about MFA at all, and a plain comparison with "false" would let them by.
 */
export const freshMfa = (): Statement[] => {
  const unless = (Sid: string, Condition: Condition) => deny(Sid, { Action: SENSITIVE, Resource: ["*"], Condition });
  return [
    unless("FreshMfaOnly", { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }),
    unless("FreshMfaNotOld", { NumericGreaterThanIfExists: { "aws:MultiFactorAuthAge": FRESH } }),
  ];
};

/** By the tag that every resource gets from the provider; what has no tag at all is not another environment's. */
export const noOtherEnvironment = ({ name }: Environment, Action: string[]): Statement =>
  deny("NoOtherEnvironment", {
    Action,
    Resource: ["*"],
    Condition: {
      Null: { "aws:ResourceTag/environment": "false" },
      StringNotEquals: { "aws:ResourceTag/environment": name },
    },
  });
