import { parseCidr } from "../../stacks/config/parts/cidr.ts";
import type { Promised } from "./promise.ts";
import { type Attributes, resources, type Stack } from "./synthesis.ts";

const reference = (to: string) => `\${${to}}`;
const group = (name: string) => reference(`aws_security_group.${name}_group.id`);
const all = (stack: Stack, type: string) => resources(stack, type).map(([, one]) => one);
const rules = (stack: Stack) => [
  ...all(stack, "aws_vpc_security_group_ingress_rule"),
  ...all(stack, "aws_vpc_security_group_egress_rule"),
];
const ingress = (stack: Stack) => resources(stack, "aws_vpc_security_group_ingress_rule");
const first = (stack: Stack, type: string): Attributes => {
  const [one] = all(stack, type);
  if (one === undefined) throw new Error(`no ${type}`);
  return one;
};
const subnets = (stack: Stack, kind: string) =>
  resources(stack, "aws_subnet").filter(([name]) => name.startsWith(`${kind}_`));
const routed = (stack: Stack, id: string) =>
  all(stack, "aws_route").filter((one) => one.route_table_id === `\${aws_route_table.${id}_routes.id}`);

export const networkPromises: Promised[] = [
  {
    promise: "the world reaches the balancer on 80 and 443, and nothing else",
    holds: (stack) => {
      const open = ingress(stack).filter(([, one]) => one.cidr_ipv4 !== undefined || one.cidr_ipv6 !== undefined);
      return (
        open.length === 2 &&
        open.every(([, one]) => one.security_group_id === group("balancer")) &&
        open.every(([, one]) => one.from_port === one.to_port && [80, 443].includes(Number(one.to_port)))
      );
    },
    spoil: (stack) => {
      first(stack, "aws_vpc_security_group_ingress_rule").to_port = 8080;
    },
  },
  {
    promise: "hosts and database are reached only by a group that they name",
    holds: (stack) =>
      ingress(stack)
        .filter(([, one]) => one.security_group_id !== group("balancer"))
        .every(([, one]) => String(one.referenced_security_group_id).includes("aws_security_group.")),
    spoil: (stack) => {
      const rule = ingress(stack).find(([name]) => name === "database_from_hosts")?.[1];
      if (rule === undefined) throw new Error("no rule");
      delete rule.referenced_security_group_id;
      rule.cidr_ipv4 = "10.0.0.0/8";
    },
  },
  {
    promise: "the database takes MySQL from hosts alone, and sends nothing out",
    holds: (stack) => {
      const own = rules(stack).filter((one) => one.security_group_id === group("database"));
      return (
        own.length === 1 &&
        own[0]?.referenced_security_group_id === group("hosts") &&
        own[0].from_port === 3306 &&
        own[0].to_port === 3306
      );
    },
    spoil: (stack) => {
      const types = stack.resource.aws_vpc_security_group_egress_rule;
      if (types === undefined) throw new Error("no rules");
      types.database_out = { security_group_id: group("database"), cidr_ipv4: "0.0.0.0/0" };
    },
  },
  {
    promise: "a resource that names no group gets one that lets nothing through",
    holds: (stack) => {
      const group = first(stack, "aws_default_security_group");
      return group.ingress === undefined && group.egress === undefined;
    },
    spoil: (stack) => {
      first(stack, "aws_default_security_group").ingress = [{}];
    },
  },
  {
    promise: "three zones have a public, a private and a database subnet each, none of which overlap",
    holds: (stack) => {
      const kinds = ["public", "private", "database"].map((kind) => subnets(stack, kind));
      const spread = kinds.every((some) => new Set(some.map(([, one]) => one.availability_zone)).size === 3);
      const blocks = kinds.flat().map(([, one]) => parseCidr(String(one.cidr_block))?.base);
      return spread && blocks.length === 9 && new Set(blocks).size === 9;
    },
    spoil: (stack) => {
      const [[, one] = [], [, other] = []] = subnets(stack, "database");
      if (one === undefined || other === undefined) throw new Error("no subnets");
      other.availability_zone = one.availability_zone;
    },
  },
  {
    promise: "no host is born with a public address",
    holds: (stack) => all(stack, "aws_subnet").every((one) => one.map_public_ip_on_launch === false),
    spoil: (stack) => {
      first(stack, "aws_subnet").map_public_ip_on_launch = true;
    },
  },
  {
    promise: "the database's subnets have no way out",
    holds: (stack) => routed(stack, "database").length === 0 && routed(stack, "public").length === 1,
    spoil: (stack) => {
      for (const one of routed(stack, "public")) one.route_table_id = reference("aws_route_table.database_routes.id");
    },
  },
  {
    promise: "a host is reached by Run Command inside the network, whatever becomes of its way out",
    holds: (stack) => {
      const inside = all(stack, "aws_vpc_endpoint").filter((one) => one.vpc_endpoint_type === "Interface");
      const services = inside.map((one) => String(one.service_name).split(".").at(-1)).sort();
      return (
        services.join() === "ec2messages,ssm,ssmmessages" && inside.every((one) => one.private_dns_enabled === true)
      );
    },
    spoil: (stack) => {
      for (const one of all(stack, "aws_vpc_endpoint")) one.private_dns_enabled = false;
    },
  },
  {
    promise: "through the S3 gateway nothing is carried to another account's bucket",
    holds: (stack) => {
      const gateway = all(stack, "aws_vpc_endpoint").find((one) => one.vpc_endpoint_type === "Gateway");
      const [own, ...others] = JSON.parse(String(gateway?.policy)).Statement;
      const bounded = /^\d{12}$/.test(own.Condition?.StringEquals?.["aws:ResourceAccount"] ?? "");
      return bounded && others.every((one: { Action: string }) => one.Action === "s3:GetObject");
    },
    spoil: (stack) => {
      for (const one of all(stack, "aws_vpc_endpoint")) {
        if (one.policy !== undefined) one.policy = String(one.policy).replace(/,"Condition":\{.*?\}\}\}/, "}");
      }
    },
  },
  {
    promise: "every connection is logged, taken or refused",
    holds: (stack) => first(stack, "aws_flow_log").traffic_type === "ALL",
    spoil: (stack) => {
      first(stack, "aws_flow_log").traffic_type = "REJECT";
    },
  },
];
