import type { Environment } from "../../config/environment.ts";
import { noOtherEnvironment } from "../fences.ts";
import { places } from "../places.ts";
import { drawPasswords, find } from "../shared.ts";
import { allow, deny, type Statement } from "../statement.ts";
import { applyRoles } from "./apply-roles.ts";

/**
 * Makes and changes what the environment is made of; the reviewers of `<env>-infrastructure` have read the plan. It reads no
 * object, secret or log line beside its own state, runs nothing on a host, and ends no data of a protected environment. The
 * network has a policy of its own (apply-network.ts).
 */
export function apply(environment: Environment): Statement[] {
  const { name, region, protected: isProtected } = environment;
  const { own, at, buckets, hostScripts, parameters, state, stateKey } = places(environment);
  const lock = `${state}/${stateKey}.tflock`;
  const ours = { StringEquals: { "aws:ResourceTag/environment": name } };
  return [
    find("FindState", state, [stateKey, `${stateKey}.tflock`]),
    allow("KeepState", { Action: ["s3:GetObject", "s3:PutObject"], Resource: [`${state}/${stateKey}`, lock] }),
    allow("GiveBackLock", { Action: ["s3:DeleteObject"], Resource: [lock] }),
    drawPasswords(),
    ...applyRoles(environment),
    allow("SetUpBuckets", {
      Action: [
        "s3:CreateBucket",
        "s3:DeleteBucket",
        "s3:DeleteBucketPolicy",
        "s3:PutBucket*",
        "s3:PutEncryptionConfiguration",
        "s3:PutLifecycleConfiguration",
        "s3:TagResource",
        "s3:UntagResource",
      ],
      Resource: buckets,
    }),
    allow("KeepHostScripts", {
      Action: ["s3:DeleteObject", "s3:PutObject", "s3:PutObjectTagging"],
      Resource: [hostScripts],
    }),
    allow("SetUpDatabase", {
      Action: [
        "rds:AddTagsToResource",
        "rds:CreateBlueGreenDeployment",
        "rds:CreateDBInstance",
        "rds:CreateDBParameterGroup",
        "rds:CreateDBSnapshot",
        "rds:CreateDBSubnetGroup",
        "rds:CreateEventSubscription",
        "rds:DeleteBlueGreenDeployment",
        "rds:DeleteDBInstance",
        "rds:DeleteDBParameterGroup",
        "rds:DeleteDBSubnetGroup",
        "rds:DeleteEventSubscription",
        // Not ModifyDBSnapshotAttribute, which hands a snapshot to another account.
        "rds:ModifyDBInstance",
        "rds:ModifyDBParameterGroup",
        "rds:ModifyDBSubnetGroup",
        "rds:ModifyEventSubscription",
        "rds:RemoveTagsFromResource",
        "rds:ResetDBParameterGroup",
        "rds:SwitchoverBlueGreenDeployment",
      ],
      Resource: [
        ...["db", "es", "pg", "snapshot", "subgrp"].map((kind) => at("rds", `${kind}:${own}*`)),
        at("rds", "deployment:*"),
      ],
    }),
    // RDS asks in the caller's name when it makes the master password; its value stays unreadable here.
    allow("LetRdsKeepItsSecret", {
      Action: ["secretsmanager:CreateSecret", "secretsmanager:RotateSecret", "secretsmanager:TagResource"],
      Resource: [at("secretsmanager", "secret:rds!db-*")],
    }),
    allow("SetUpAppSecret", {
      Action: ["secretsmanager:CreateSecret", "secretsmanager:TagResource", "secretsmanager:UpdateSecret"],
      Resource: [at("secretsmanager", `secret:kloverbuy/${name}/*`)],
    }),
    allow("MakeKeys", {
      Action: ["kms:CreateKey"],
      Resource: ["*"],
      Condition: { StringEquals: { "aws:RequestTag/environment": name } },
    }),
    allow("SetUpKeys", {
      Action: [
        "kms:CreateAlias",
        "kms:DeleteAlias",
        "kms:EnableKeyRotation",
        "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateAlias",
        "kms:UpdateKeyDescription",
      ],
      Resource: [at("kms", "key/*")],
      Condition: ours,
    }),
    allow("NameKeys", {
      Action: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"],
      Resource: [at("kms", `alias/${own}-*`)],
    }),
    // Services encrypt with our keys on their own from then on.
    allow("LetServicesUseKeys", {
      Action: ["kms:CreateGrant", "kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [at("kms", "key/*")],
      Condition: {
        StringEquals: {
          ...ours.StringEquals,
          "kms:ViaService": ["rds", "s3", "secretsmanager", "ec2"].map(
            (service) => `${service}.${region}.amazonaws.com`,
          ),
        },
      },
    }),
    allow("SetUpTopics", {
      Action: [
        "sns:CreateTopic",
        "sns:DeleteTopic",
        "sns:SetSubscriptionAttributes",
        "sns:SetTopicAttributes",
        "sns:Subscribe",
        "sns:TagResource",
        "sns:Unsubscribe",
        "sns:UntagResource",
      ],
      Resource: [at("sns", `${own}-*`)],
    }),
    allow("MakeTexts", {
      Action: ["sms-voice:CreateConfigurationSet", "sms-voice:CreateOptOutList"],
      Resource: ["*"],
      Condition: { StringEquals: { "aws:RequestTag/environment": name } },
    }),
    allow("SetUpTexts", {
      Action: [
        // Not DeleteConfigurationSet, which cannot be bound to ours: an administrator's.
        "sms-voice:DeleteOptOutList",
        "sms-voice:SetDefaultMessageType",
        "sms-voice:TagResource",
        "sms-voice:UntagResource",
      ],
      Resource: [at("sms-voice", `configuration-set/${own}*`), at("sms-voice", `opt-out-list/${own}*`)],
    }),
    allow("SetUpDocumentsAndEntry", {
      Action: [
        "ssm:AddTagsToResource",
        "ssm:CreateDocument",
        "ssm:DeleteDocument",
        "ssm:DeleteParameter",
        "ssm:PutParameter",
        "ssm:RemoveTagsFromResource",
        "ssm:UpdateDocument",
        "ssm:UpdateDocumentDefaultVersion",
      ],
      Resource: [at("ssm", `document/${own}-*`), parameters],
    }),
    allow("SetUpWatching", {
      Action: [
        "budgets:ModifyBudget",
        "budgets:TagResource",
        "cloudwatch:DeleteAlarms",
        "cloudwatch:DeleteDashboards",
        "cloudwatch:PutCompositeAlarm",
        "cloudwatch:PutDashboard",
        "cloudwatch:PutMetricAlarm",
        "cloudwatch:TagResource",
        "logs:AssociateKmsKey",
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:DeleteMetricFilter",
        "logs:PutMetricFilter",
        "logs:PutRetentionPolicy",
        "logs:TagResource",
      ],
      Resource: [
        `arn:aws:budgets::${environment.account}:budget/${own}*`,
        at("cloudwatch", `alarm:${own}*`),
        `arn:aws:cloudwatch::${environment.account}:dashboard/${own}*`,
        at("logs", `log-group:/kloverbuy/${name}/*`),
        at("logs", `log-group:/aws/rds/instance/${own}/*`),
      ],
    }),
    noOtherEnvironment(environment, [
      "autoscaling:*",
      "ec2:*",
      "elasticloadbalancing:*",
      "kms:*",
      "rds:*",
      "secretsmanager:*",
      "sns:*",
    ]),
    ...(isProtected ? [keepData()] : []),
  ];

  /** Ending what holds data is an administrator's, with MFA. */
  function keepData(): Statement {
    return deny("KeepData", {
      Action: [
        "kms:DeleteAlias",
        "kms:ScheduleKeyDeletion",
        "logs:DeleteLogGroup",
        "rds:DeleteDBInstance",
        "s3:DeleteBucket",
      ],
      Resource: ["*"],
    });
  }
}
