/** Statements that a run of the shipped actions does not use, by the reason why the role has them all the same. */
export const unusedBecause: Record<string, string[]> = {
  "No action tells of releases yet; the role has it for the one that will.": [
    "deploy/TellReleases",
    "deploy/EncryptNotices",
    "pipeline/TellReleases",
    "pipeline/EncryptNotices",
  ],
  "The app's own use: images, its secret, orders, texts. The app of this test has none of them.": [
    "host/KeepImages",
    "host/ReadAppSecret",
    "host/UseDataKey",
    "host/TellOrders",
    "host/EncryptOrders",
  ],
  "The channels of SSM's agent: the sandbox's own agent stands where AWS's would.": [
    "host/AgentReports",
    "host/AgentListens",
  ],
  "The CloudWatch agent's: no sandbox host has one.": [
    "host/WriteLogs",
    "host/WriteMetrics",
    "host/ReadAgentSettings",
    "host/ReadOwnTags",
  ],
  "A new host says it to its Auto Scaling group; the sandbox's are in none.": ["host/SayThatItServes"],
};

/** Roles that neither a shipped action nor a host takes: what they may, and that each statement is for something, is test/stacks/identity-table.test.ts. */
export const rolesWithoutAction: Record<string, string> = {
  backup: "backups have no action yet",
  "infrastructure-plan": "Terraform's, which runs on AWS and on moto, not in the sandbox",
  "infrastructure-apply": "Terraform's, which runs on AWS and on moto, not in the sandbox",
  operator: "people look with it, through any client",
  administrator: "people's, and the sandbox repairs nothing",
  "database-monitoring": "RDS's own: the sandbox has no database",
  "flow-logs": "the network's own: the sandbox has none",
};
