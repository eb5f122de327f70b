import type { Environment } from "../config.ts";
import { places } from "./places.ts";
import { allow, type Statement } from "./statement.ts";

/**
 * What Terraform asks before it plans. None of it returns a secret, an object, a log line or a row: parameters and secrets are
 * described, not read, but for the environment's own entry, which is no secret.
 */
export function reads(environment: Environment): Statement[] {
  const { own, at, buckets, parameters, iam } = places(environment);
  return [
    allow("ListAndDescribe", {
      Action: [
        "acm:DescribeCertificate",
        "acm:ListTagsForCertificate",
        "autoscaling:Describe*",
        "budgets:ListTagsForResource",
        "budgets:ViewBudget",
        "cloudwatch:DescribeAlarms",
        "cloudwatch:GetDashboard",
        "cloudwatch:ListTagsForResource",
        "ec2:Describe*",
        "ec2:GetEbsEncryptionByDefault",
        "ec2:GetInstanceMetadataDefaults",
        "elasticloadbalancing:Describe*",
        "iam:GetOpenIDConnectProvider",
        "iam:ListOpenIDConnectProviders",
        "kms:DescribeKey",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListAliases",
        "kms:ListResourceTags",
        "logs:DescribeLogGroups",
        "logs:DescribeMetricFilters",
        "logs:ListTagsForResource",
        "rds:Describe*",
        "rds:ListTagsForResource",
        "sms-voice:Describe*",
        "sms-voice:ListTagsForResource",
        "ssm:DescribeParameters",
        "wafv2:GetWebACLForResource",
      ],
      Resource: ["*"],
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
