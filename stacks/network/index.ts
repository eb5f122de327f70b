import type { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway/index.js";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { Logs } from "../logs/index.ts";
import { makeEndpoints } from "./endpoints.ts";
import { type Groups, makeGroups } from "./firewall.ts";
import { makeFlowLog } from "./flow-logs.ts";
import { makeRoutes } from "./routes.ts";
import { makeSubnets, type Subnets } from "./subnets.ts";

export interface Network {
  vpc: Vpc;
  /** One a zone each: for the balancer, for hosts, for the database. */
  subnets: Subnets;
  groups: Groups;
  nats: NatGateway[];
}

/** Three zones, and in each a place that users reach, one that reaches out, and one that does neither. */
export function network(stack: TerraformStack, environment: Environment, { logs }: { logs: Logs }): Network {
  const vpc = new Vpc(stack, "vpc", {
    cidrBlock: environment.network.cidr,
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: { Name: `kloverbuy-${environment.name}` },
  });
  const subnets = makeSubnets(stack, environment, vpc);
  const groups = makeGroups(stack, environment, vpc);
  const { tables, nats } = makeRoutes(stack, environment, { vpc, subnets });
  makeEndpoints(stack, environment, { vpc, subnets, groups, tables });
  makeFlowLog(stack, environment, vpc, logs.flow);
  return { vpc, subnets, groups, nats };
}
