import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import { withinBoundary } from "../config/role-names.ts";

/** RDS writes the operating system's figures there for every instance of the account; it makes the group itself. */
const GROUP = "RDSOSMetrics";

/**
 * Lets RDS write the operating system's figures. AWS's own policy for it allows the same in every region and account, and to
 * read other logs. Read 2026-11: AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html.
 */
export function monitoringRole(stack: TerraformStack, environment: Environment): IamRole {
  const { account, region, names } = environment;
  const role = new IamRole(stack, "database_monitoring", {
    ...withinBoundary(environment),
    name: `${names.database}-database-monitoring`,
    description: "RDS: enhanced monitoring of the database",
    assumeRolePolicy: policy({
      Sid: "Rds",
      Effect: "Allow",
      Principal: { Service: "monitoring.rds.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: {
          "aws:SourceAccount": account,
          "aws:SourceArn": `arn:aws:rds:${region}:${account}:db:${names.database}`,
        },
      },
    }),
  });
  const group = `arn:aws:logs:${region}:${account}:log-group:${GROUP}`;
  new IamRolePolicy(stack, "database_monitoring_policy", {
    name: "figures",
    role: role.name,
    policy: policy(
      {
        Sid: "MakeTheGroup",
        Effect: "Allow",
        Action: ["logs:CreateLogGroup", "logs:PutRetentionPolicy"],
        Resource: group,
      },
      {
        Sid: "WriteFigures",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams", "logs:GetLogEvents"],
        Resource: `${group}:log-stream:*`,
      },
    ),
  });
  return role;
}

const policy = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
