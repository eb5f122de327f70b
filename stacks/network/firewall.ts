import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group/index.js";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";

export interface Groups {
  balancer: SecurityGroup;
  hosts: SecurityGroup;
  database: SecurityGroup;
  endpoints: SecurityGroup;
}

const EVERYWHERE = "0.0.0.0/0";

/** Users reach the balancer, the balancer hosts, hosts the database: each by the other's group, nothing by an address. */
export function makeGroups(stack: TerraformStack, { name }: Environment, vpc: Vpc): Groups {
  // A resource that names no group gets this one, and with it nothing.
  new DefaultSecurityGroup(stack, "default_group", { vpcId: vpc.id });
  const group = (id: keyof Groups, description: string) =>
    new SecurityGroup(stack, `${id}_group`, {
      name: `kloverbuy-${name}-${id}`,
      description,
      vpcId: vpc.id,
      tags: { Name: `kloverbuy-${name}-${id}` },
    });
  const groups: Groups = {
    balancer: group("balancer", "Users over HTTP and HTTPS"),
    hosts: group("hosts", "The balancer, and out to AWS and package sources"),
    database: group("database", "Hosts over MySQL"),
    endpoints: group("endpoints", "Hosts to AWS inside the network"),
  };
  for (const port of [80, 443]) {
    new VpcSecurityGroupIngressRule(stack, `balancer_in_${port}`, {
      ...tcp(port, "Users"),
      securityGroupId: groups.balancer.id,
      cidrIpv4: EVERYWHERE,
    });
  }
  between(stack, groups, "balancer", "hosts", 80);
  between(stack, groups, "hosts", "database", 3306);
  between(stack, groups, "hosts", "endpoints", 443);
  // AWS's own services without an endpoint here, and the package sources of bootstrap.sh.
  for (const port of [80, 443]) {
    new VpcSecurityGroupEgressRule(stack, `hosts_out_${port}`, {
      ...tcp(port, "AWS and package sources"),
      securityGroupId: groups.hosts.id,
      cidrIpv4: EVERYWHERE,
    });
  }
  return groups;
}

const tcp = (port: number, description: string) => ({ ipProtocol: "tcp", fromPort: port, toPort: port, description });

function between(stack: TerraformStack, groups: Groups, from: keyof Groups, to: keyof Groups, port: number): void {
  new VpcSecurityGroupEgressRule(stack, `${from}_to_${to}`, {
    ...tcp(port, `To ${to}`),
    securityGroupId: groups[from].id,
    referencedSecurityGroupId: groups[to].id,
  });
  new VpcSecurityGroupIngressRule(stack, `${to}_from_${from}`, {
    ...tcp(port, `From ${from}`),
    securityGroupId: groups[to].id,
    referencedSecurityGroupId: groups[from].id,
  });
}
