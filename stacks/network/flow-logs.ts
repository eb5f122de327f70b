import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import { withinBoundary } from "../config/role-names.ts";

const policy = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });

/** Every connection, taken or refused: who was reached, and who tried. */
export function makeFlowLog(
  stack: TerraformStack,
  environment: Environment,
  vpc: Vpc,
  group: CloudwatchLogGroup,
): void {
  const { account, name, region } = environment;
  const role = new IamRole(stack, "flow_logs", {
    ...withinBoundary(environment),
    name: `kloverbuy-${name}-flow-logs`,
    description: "VPC: flow logs",
    assumeRolePolicy: policy({
      Sid: "FlowLogs",
      Effect: "Allow",
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:aws:ec2:${region}:${account}:vpc-flow-log/*` },
      },
    }),
  });
  new IamRolePolicy(stack, "flow_logs_policy", {
    name: "write",
    role: role.name,
    policy: policy({
      Sid: "WriteFlows",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: `${group.arn}:*`,
    }),
  });
  new FlowLog(stack, "flows", {
    vpcId: vpc.id,
    trafficType: "ALL",
    logDestinationType: "cloud-watch-logs",
    logDestination: group.arn,
    iamRoleArn: role.arn,
    maxAggregationInterval: 60,
    tags: { Name: `kloverbuy-${name}` },
  });
}
