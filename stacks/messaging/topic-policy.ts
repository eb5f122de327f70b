import type { Environment } from "../config/environment.ts";
import { type RoleName, roleArn } from "../config/role-names.ts";
import { pipelineRoles, policyText, type Statement } from "../storage/policy.ts";

/** A topic's policy takes no `sns:*`; these are all that anyone can do with a topic over the network. */
const EVERYTHING = [
  "sns:Publish",
  "sns:Subscribe",
  "sns:GetTopicAttributes",
  "sns:SetTopicAttributes",
  "sns:AddPermission",
  "sns:RemovePermission",
  "sns:DeleteTopic",
  "sns:ListSubscriptionsByTopic",
];

const tlsOnly = (topic: string): Statement => ({
  Sid: "TlsOnly",
  Effect: "Deny",
  Principal: "*",
  Action: EVERYTHING,
  Resource: topic,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/** Exactly three of AWS's services raise an alert, each only for this account and only from what is ours. */
export function alertPolicy(topic: string, environment: Environment): string {
  const { account, region, name } = environment;
  const may = (Sid: string, Service: string, source: string): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: { Service },
    Action: "sns:Publish",
    Resource: topic,
    Condition: { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": source } },
  });
  return policyText([
    may(
      "AlarmsPublish",
      "cloudwatch.amazonaws.com",
      `arn:aws:cloudwatch:${region}:${account}:alarm:kloverbuy-${name}-*`,
    ),
    may("BudgetsPublish", "budgets.amazonaws.com", `arn:aws:budgets::${account}:*`),
    may("DatabasePublishes", "events.rds.amazonaws.com", `arn:aws:rds:${region}:${account}:*`),
    {
      // Who stole a role can neither cry wolf nor silence the bell.
      Sid: "NotForThePipeline",
      Effect: "Deny",
      Principal: "*",
      Action: EVERYTHING,
      Resource: topic,
      Condition: { ArnLike: { "aws:PrincipalArn": pipelineRoles(environment) } },
    },
    tlsOnly(topic),
  ]);
}

/** Only the named roles publish: the policy adds no right, IAM gives it to them, and no other role can use its own here. */
export function rolePolicy(topic: string, environment: Environment, roles: RoleName[]): string {
  return policyText([
    {
      Sid: "OnlyTheseRolesPublish",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: topic,
      Condition: { ArnNotLike: { "aws:PrincipalArn": roles.map((role) => roleArn(environment, role)) } },
    },
    {
      Sid: "OwnAccountOnly",
      Effect: "Deny",
      Principal: "*",
      Action: EVERYTHING,
      Resource: topic,
      Condition: { StringNotEquals: { "aws:PrincipalAccount": environment.account } },
    },
    tlsOnly(topic),
  ]);
}
