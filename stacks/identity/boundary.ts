import type { Environment } from "../config/environment.ts";
import type { Keys } from "../storage/keys.ts";
import { places } from "./places.ts";
import { allow, deny, type Statement } from "./statement.ts";

/**
 * The outer fence of every role that infrastructure-apply makes or changes: with any policy that it writes into one, the role can do
 * no more than this. So a stolen apply role cannot give itself, through another, what it has not.
 */
export function boundary(environment: Environment, keys: Keys): Statement[] {
  const { name, region, account, fleetTag } = environment;
  const { own, at, artifacts, images, backups, documents, fleet, instances, parameters, logs } = places(environment);
  return [
    allow("OwnObjects", {
      Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:GetObjectRetention", "s3:ListBucket", "s3:PutObject"],
      Resource: [artifacts, images, backups].flatMap((bucket) => [bucket, `${bucket}/*`]),
    }),
    allow("OwnKeys", {
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [keys.artifacts, keys.data, keys.backups, keys.records].map(({ arn }) => arn),
      Condition: { StringLike: { "kms:ViaService": `*.${region}.amazonaws.com` } },
    }),
    allow("OwnDocumentsAndEntry", {
      Action: ["ssm:GetParameter", "ssm:SendCommand"],
      Resource: [documents.release, documents.status, at("ssm", `document/${own}-backup`), parameters],
    }),
    allow("OwnHosts", {
      Action: ["ssm:SendCommand"],
      Resource: [instances],
      Condition: { StringEquals: { [`ssm:resourceTag/${fleetTag.key}`]: fleetTag.value } },
    }),
    allow("OwnFleet", { Action: ["autoscaling:CompleteLifecycleAction"], Resource: [fleet] }),
    // Of the agent's own host; SSM compares the caller.
    allow("OwnReports", { Action: ["ssm:UpdateInstanceInformation"], Resource: [instances] }),
    allow("OwnTopicsTextsAndSecret", {
      Action: ["secretsmanager:GetSecretValue", "sms-voice:SendTextMessage", "sns:Publish"],
      Resource: [at("secretsmanager", `secret:kloverbuy/${name}/*`), at("sms-voice", "*"), at("sns", `${own}-*`)],
    }),
    allow("OwnLogs", {
      Action: [
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:DescribeLogStreams",
        "logs:GetLogEvents",
        "logs:PutLogEvents",
        "logs:PutRetentionPolicy",
      ],
      // RDS writes the operating system's figures of every database of the account into one group.
      Resource: [logs, at("logs", "log-group:RDSOSMetrics"), at("logs", "log-group:RDSOSMetrics:*")],
    }),
    allow("WhatHasNoResource", {
      Action: [
        "cloudwatch:DescribeAlarms",
        "cloudwatch:PutMetricData",
        "ec2:DescribeTags",
        "ec2messages:*",
        "ssm:CancelCommand",
        "ssm:DescribeInstanceInformation",
        "ssm:GetCommandInvocation",
        "ssm:ListCommandInvocations",
        "ssmmessages:*",
      ],
      Resource: ["*"],
    }),
    // RDS names its secrets `rds!db-...`; said apart from what is allowed, so that a later hand cannot let it in unseen.
    deny("NeverTheMasterSecret", {
      Action: ["secretsmanager:GetSecretValue"],
      Resource: [`arn:aws:secretsmanager:*:${account}:secret:rds!*`],
    }),
  ];
}
