import { Eip } from "@cdktf/provider-aws/lib/eip/index.js";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway/index.js";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway/index.js";
import { Route } from "@cdktf/provider-aws/lib/route/index.js";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table/index.js";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association/index.js";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { Subnets } from "./subnets.ts";

const EVERYWHERE = "0.0.0.0/0";

/** Every route table, for the S3 gateway: the database's has no other way than inside. */
export function makeRoutes(
  stack: TerraformStack,
  { name, network }: Environment,
  { vpc, subnets }: { vpc: Vpc; subnets: Subnets },
): { tables: RouteTable[]; nats: NatGateway[] } {
  const table = (id: string, members: Subnet[]) => {
    const made = new RouteTable(stack, `${id}_routes`, { vpcId: vpc.id, tags: { Name: `kloverbuy-${name}-${id}` } });
    members.forEach((subnet, at) => {
      new RouteTableAssociation(stack, `${id}_routes_${at}`, { routeTableId: made.id, subnetId: subnet.id });
    });
    return made;
  };

  const gateway = new InternetGateway(stack, "internet", { vpcId: vpc.id, tags: { Name: `kloverbuy-${name}` } });
  const open = table("public", subnets.public);
  new Route(stack, "public_out", { routeTableId: open.id, destinationCidrBlock: EVERYWHERE, gatewayId: gateway.id });

  const behind = network.nat === "single" ? subnets.public.slice(0, 1) : subnets.public;
  const nats = behind.map((subnet, at) => {
    const zone = network.zones[at] ?? "";
    const address = new Eip(stack, `nat_${zone}_address`, {
      domain: "vpc",
      tags: { Name: `kloverbuy-${name}-nat-${zone}` },
    });
    return new NatGateway(stack, `nat_${zone}`, {
      allocationId: address.id,
      subnetId: subnet.id,
      tags: { Name: `kloverbuy-${name}-${zone}` },
      dependsOn: [gateway],
    });
  });
  const closed = subnets.private.map((subnet, at) => {
    const zone = network.zones[at] ?? "";
    const own = table(`private_${zone}`, [subnet]);
    const natGatewayId = (nats[at] ?? nats[0])?.id ?? "";
    new Route(stack, `private_${zone}_out`, { routeTableId: own.id, destinationCidrBlock: EVERYWHERE, natGatewayId });
    return own;
  });
  return { tables: [open, ...closed, table("database", subnets.database)], nats };
}
