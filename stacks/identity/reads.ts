import type { Environment } from "../config/environment.ts";
import { places } from "./places.ts";
import { askAlarms } from "./shared.ts";
import { allow, type Statement } from "./statement.ts";

/**
 * What Terraform asks before it plans. None of it returns a secret, an object, a log line or a row: parameters and secrets are
 * described, not read, but for the environment's own entry, which is no secret.
 */
export function reads(environment: Environment): Statement[] {
  const { own, at, buckets, parameters, hostScripts, iam } = places(environment);
  return [
    allow("ListAndDescribe", {
      Action: [
        "autoscaling:Describe*",
        "ec2:Describe*",
        "elasticloadbalancing:Describe*",
        "kms:ListAliases",
        "logs:DescribeLogGroups",
        "ssm:DescribeParameters",
      ],
      Resource: ["*"],
    }),
    askAlarms(),
    allow("DescribeDatabases", {
      Action: ["rds:Describe*", "rds:ListTagsForResource"],
      // RDS is asked by numbers of its own, which only a look at all of a kind turns into names.
      Resource: ["cluster", "db", "deployment", "es", "pg", "snapshot", "subgrp"].map((kind) => at("rds", `${kind}:*`)),
    }),
    allow("DescribeKeys", {
      Action: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"],
      Resource: [at("kms", "key/*")],
    }),
    allow("DescribeWatching", {
      Action: [
        "acm:DescribeCertificate",
        "acm:ListTagsForCertificate",
        "budgets:ListTagsForResource",
        "budgets:ViewBudget",
        "cloudwatch:GetDashboard",
        "cloudwatch:ListTagsForResource",
        "logs:DescribeMetricFilters",
        "logs:ListTagsForResource",
        "sms-voice:DescribeConfigurationSets",
        "sms-voice:DescribeOptOutLists",
        "sms-voice:ListTagsForResource",
      ],
      Resource: [
        at("acm", "certificate/*"),
        `arn:aws:budgets::${environment.account}:budget/${own}*`,
        at("cloudwatch", `alarm:${own}*`),
        `arn:aws:cloudwatch::${environment.account}:dashboard/${own}*`,
        at("logs", `log-group:/kloverbuy/${environment.name}/*`),
        at("logs", `log-group:/aws/rds/instance/${own}/*`),
        at("sms-voice", `configuration-set/${own}*`),
        at("sms-voice", `opt-out-list/${own}*`),
      ],
    }),
    allow("ReadBucketSettings", {
      Action: [
        "s3:GetAccelerateConfiguration",
        "s3:GetBucket*",
        "s3:GetEncryptionConfiguration",
        "s3:GetLifecycleConfiguration",
        "s3:GetReplicationConfiguration",
        "s3:ListTagsForResource",
      ],
      Resource: buckets,
    }),
    // Text of this repository.
    allow("ReadHostScripts", { Action: ["s3:GetObject", "s3:GetObjectTagging"], Resource: [hostScripts] }),
    allow("ReadDomain", {
      Action: [
        "route53:GetChange",
        "route53:GetHostedZone",
        "route53:ListResourceRecordSets",
        "route53:ListTagsForResource",
      ],
      Resource: [`arn:aws:route53:::hostedzone/${environment.compute.hostedZoneId}`, "arn:aws:route53:::change/*"],
    }),
    allow("ReadRoles", {
      Action: [
        "iam:GetInstanceProfile",
        "iam:GetPolicy",
        "iam:GetPolicyVersion",
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListAttachedRolePolicies",
        "iam:ListInstanceProfilesForRole",
        "iam:ListPolicyVersions",
        "iam:ListRolePolicies",
      ],
      Resource: ["role", "policy", "instance-profile"].map((kind) => iam(`${kind}/kloverbuy/${environment.name}/*`)),
    }),
    allow("ReadOurs", {
      Action: [
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetResourcePolicy",
        "sns:GetSubscriptionAttributes",
        "sns:GetTopicAttributes",
        "sns:ListSubscriptionsByTopic",
        "sns:ListTagsForResource",
        "ssm:DescribeDocument",
        "ssm:DescribeDocumentPermission",
        "ssm:GetDocument",
        "ssm:GetParameter",
        "ssm:GetParameters",
        "ssm:ListTagsForResource",
      ],
      Resource: [
        at("secretsmanager", `secret:kloverbuy/${environment.name}/*`),
        at("sns", `${own}-*`),
        at("ssm", `document/${own}-*`),
        parameters,
        // Canonical's, for the newest Ubuntu.
        `arn:aws:ssm:${environment.region}::parameter/aws/service/canonical/*`,
      ],
    }),
  ];
}
