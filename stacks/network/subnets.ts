import { Subnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import { type Cidr, parseCidr, part, written } from "../config/parts/cidr.ts";

/** Public: the balancer and NAT. Private: hosts, which reach out and are not reached. Database: no way out at all. */
export const kinds = ["public", "private", "database"] as const;
export type Kind = (typeof kinds)[number];
export type Subnets = Record<Kind, Subnet[]>;

/** One a zone of each kind. Four of sixteen parts belong to a kind, so that a fourth zone finds its place. */
export function makeSubnets(stack: TerraformStack, { name, network, region }: Environment, vpc: Vpc): Subnets {
  const whole = parseCidr(network.cidr) as Cidr;
  const each = (kind: Kind, at: number) =>
    network.zones.map(
      (zone, n) =>
        new Subnet(stack, `${kind}_${zone}`, {
          vpcId: vpc.id,
          availabilityZone: `${region}${zone}`,
          cidrBlock: written(part(whole, 4, at * 4 + n)),
          mapPublicIpOnLaunch: false,
          tags: { Name: `kloverbuy-${name}-${kind}-${zone}` },
        }),
    );
  return { public: each("public", 0), private: each("private", 1), database: each("database", 2) };
}
