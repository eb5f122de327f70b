import type { RouteTable } from "@cdktf/provider-aws/lib/route-table/index.js";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { Groups } from "./firewall.ts";
import type { Subnets } from "./subnets.ts";

/** What Run Command needs to reach a host: with these an undo works while every NAT gateway is gone. */
const REACH = ["ssm", "ssmmessages", "ec2messages"];

/** Amazon's own buckets that a host reads beside ours: the SSM agent's and the package mirrors'. */
const AMAZONS = (region: string) =>
  [`amazon-ssm-${region}`, `amazon-ssm-packages-${region}`, `aws-ssm-${region}`].map(
    (name) => `arn:aws:s3:::${name}/*`,
  );

export function makeEndpoints(
  stack: TerraformStack,
  { account, name, region }: Environment,
  { vpc, subnets, groups, tables }: { vpc: Vpc; subnets: Subnets; groups: Groups; tables: RouteTable[] },
): void {
  new VpcEndpoint(stack, "s3_endpoint", {
    vpcId: vpc.id,
    serviceName: `com.amazonaws.${region}.s3`,
    vpcEndpointType: "Gateway",
    routeTableIds: tables.map(({ id }) => id),
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        // An attacker on a host cannot carry anything out to a bucket of their own.
        {
          Sid: "OwnBuckets",
          Effect: "Allow",
          Principal: "*",
          Action: ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:AbortMultipartUpload"],
          Resource: ["arn:aws:s3:::kloverbuy-*", "arn:aws:s3:::kloverbuy-*/*"],
          Condition: { StringEquals: { "aws:ResourceAccount": account } },
        },
        { Sid: "AmazonsPackages", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: AMAZONS(region) },
      ],
    }),
    tags: { Name: `kloverbuy-${name}-s3` },
  });
  for (const service of REACH) {
    new VpcEndpoint(stack, `${service}_endpoint`, {
      vpcId: vpc.id,
      serviceName: `com.amazonaws.${region}.${service}`,
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: subnets.private.map(({ id }) => id),
      securityGroupIds: [groups.endpoints.id],
      tags: { Name: `kloverbuy-${name}-${service}` },
    });
  }
}
