/** Statements whose Resource is `*`, with the reason. Reference: AWS's Service Authorization Reference, read in November 2026. */
export const unavoidable: Record<string, string> = {
  FollowCommands: "SSM's questions about commands and hosts have no resource type; they change nothing",
  CancelCommands: "CancelCommand has no resource type; at worst someone else's command is asked to stop",
  AskAlarms: "DescribeAlarms names composite alarms only to a role that may ask for all",
  AgentListens:
    "the agent's channels (ssmmessages, ec2messages) have no resource type; each host gets its own messages only",
  WriteMetrics: "a metric outside of a dataset has no ARN; the namespace is bound by a condition",
  ReadOwnTags: "DescribeTags has no resource type; the CloudWatch agent looks up its own Auto Scaling group",
  WhatHasNoResource: "the boundary's list of the actions above",
  ListAndDescribe: "these describing calls take no resource type",
  DrawPasswords: "GetRandomPassword has no resource type; it draws letters, and tells nothing of what is there",
  ReadFigures: "a metric outside of a dataset has no ARN",
  MakeKeys: "CreateKey makes the resource that it would name; the new key must carry the environment's tag",
  MakeTexts:
    "CreateConfigurationSet and CreateOptOutList have no resource type; the new one must carry the environment's tag",
  AskForCertificate: "RequestCertificate has no resource type; the new one must carry the environment's tag",
  Repair: "an administrator repairs what was not foreseen; the role takes MFA of the last hour",
  NoOtherEnvironment: "a denial: it covers every resource that carries another environment's tag",
  KeepGuards: "a denial: it must cover every resource, and it opens none",
  KeepData: "a denial: it must cover every resource, and it opens none",
};
