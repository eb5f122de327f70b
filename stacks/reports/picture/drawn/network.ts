import type { Box, Frame } from "../drawing.ts";
import type { Link } from "../links.ts";
import { block, type Resource, type Resources } from "../stack.ts";
import { keyLine, keysOf } from "./words.ts";

export const CUSTOMERS = "customers";
const EVERYWHERE = "0.0.0.0/0";

/** Who may be in a subnet is what its route table says: to the internet, out by NAT, or nowhere. */
type Kind = "public" | "private" | "isolated";

function kind(all: Resources, subnet: Resource): Kind {
  const tables = all
    .naming(subnet, "aws_route_table_association")
    .flatMap(({ is }) => all.named(is, "aws_route_table"));
  const routes = tables.flatMap((table) => all.naming(table, "aws_route"));
  if (routes.some(({ is }) => is.gateway_id !== undefined)) return "public";
  return routes.some(({ is }) => is.nat_gateway_id !== undefined) ? "private" : "isolated";
}

const zone = ({ is }: Resource) => String(is.availability_zone);
const zones = (subnets: Resource[]) => subnets.map((one) => zone(one).slice(-1)).join(", ");
const service = ({ is }: Resource) => String(is.service_name).split(".").at(-1);

export function outside(all: Resources): Box[] {
  const names = all.of("aws_route53_record").filter(({ is }) => is.alias !== undefined);
  return [
    { id: CUSTOMERS, lines: ["customers"], shape: "person", stands: [] },
    {
      id: "domain",
      lines: [`Route 53: ${names.map(({ is }) => is.name).join(", ")}`, "TLS certificate by ACM"],
      stands: all.of("aws_route53_record", "aws_acm_certificate", "aws_acm_certificate_validation"),
    },
  ];
}

export function vpc(all: Resources): Frame {
  const network = all.one("aws_vpc");
  const subnets = (of: Kind) => all.of("aws_subnet").filter((one) => kind(all, one) === of);
  const [open, isolated] = [subnets("public"), subnets("isolated")];
  return {
    id: "vpc",
    title: `VPC ${network.is.cidr_block}`,
    stands: [network, ...all.of("aws_internet_gateway")],
    holds: [
      { id: "open", title: `public subnets: zones ${zones(open)}`, stands: open, holds: [balancer(all), nat(all)] },
      { id: "closed", title: "private subnets: a way out, none in", holds: [fleet(all), endpoints(all)] },
      { id: "isolated", title: `isolated subnets: zones ${zones(isolated)}`, stands: isolated, holds: [database(all)] },
    ],
  };
}

function balancer(all: Resources): Box {
  const listeners = all.of("aws_lb_listener").map(({ is }) => {
    const redirect = block(block(is.default_action).redirect);
    return `${is.port}: ${is.ssl_policy ?? (redirect.port ? `redirects to ${redirect.port}` : is.protocol)}`;
  });
  const stands = all.of("aws_lb", "aws_lb_listener", "aws_lb_target_group");
  return { id: "balancer", lines: ["Application Load Balancer", ...listeners.sort()], stands };
}

function nat(all: Resources): Box {
  const gateways = all.of("aws_nat_gateway");
  const where = gateways.flatMap(({ is }) => all.named(is.subnet_id, "aws_subnet"));
  const title = gateways.length === 1 ? "1 NAT gateway: zone" : `${gateways.length} NAT gateways: zones`;
  return { id: "nat", lines: [`${title} ${zones(where)}`], stands: [...gateways, ...all.of("aws_eip")] };
}

export function fleet(all: Resources): Frame {
  const { is } = all.one("aws_autoscaling_group");
  const template = all.one("aws_launch_template");
  const profiles = all.named(template.is.iam_instance_profile, "aws_iam_instance_profile");
  const hosts = all.named(is.vpc_zone_identifier, "aws_subnet");
  return {
    id: "fleet",
    title: `Auto Scaling group: ${is.min_size} to ${is.max_size} × ${template.is.instance_type}`,
    stands: [
      ...all.of(
        "aws_autoscaling_group",
        "aws_launch_template",
        "aws_autoscaling_policy",
        "aws_autoscaling_lifecycle_hook",
      ),
      ...profiles,
      ...profiles.flatMap((profile) => all.named(profile.is, "aws_iam_role")),
    ],
    holds: hosts.map((one) => ({
      id: one.name,
      lines: [`hosts in ${zone(one)}`, String(one.is.cidr_block)],
      stands: [one],
    })),
  };
}

function endpoints(all: Resources): Box {
  const of = (kind: string) => all.of("aws_vpc_endpoint").filter(({ is }) => is.vpc_endpoint_type === kind);
  const ways = [
    `by an interface in each zone: ${of("Interface").map(service).join(", ")}`,
    `by a gateway: ${of("Gateway").map(service).join(", ")}`,
  ];
  return { id: "endpoints", lines: ["endpoints of AWS's services", ...ways], stands: all.of("aws_vpc_endpoint") };
}

function database(all: Resources): Box {
  const instance = all.one("aws_db_instance");
  const { is } = instance;
  return {
    id: "database",
    shape: "store",
    lines: [
      `RDS ${is.engine} ${is.engine_version}, ${is.instance_class}`,
      `${is.multi_az ? "two zones" : "one zone"}, ${is.allocated_storage} to ${is.max_allocated_storage} GB`,
      ...keyLine(all, is),
    ],
    stands: [
      instance,
      ...keysOf(all, is),
      ...all.of("aws_db_subnet_group", "aws_db_parameter_group", "aws_db_event_subscription"),
      ...all.named(is.monitoring_role_arn, "aws_iam_role"),
    ],
  };
}

/** Each open port is a way in; each route by NAT a way out. */
export function ways(all: Resources): Link[] {
  const members = (group: unknown) =>
    all
      .named(group, "aws_security_group")
      .flatMap((one) => all.naming(one, "aws_lb", "aws_launch_template", "aws_db_instance", "aws_vpc_endpoint"));
  const opened = all.of("aws_vpc_security_group_ingress_rule").flatMap(({ is }) => {
    const from = is.cidr_ipv4 === EVERYWHERE ? [CUSTOMERS] : members(is.referenced_security_group_id);
    const says = String(is.from_port);
    return from.flatMap((one) => members(is.security_group_id).map((to) => ({ from: one, to, says })));
  });
  const out = all.naming(all.one("aws_vpc"), "aws_subnet").flatMap((subnet) =>
    all.naming(subnet, "aws_autoscaling_group").flatMap((from) =>
      all
        .naming(subnet, "aws_route_table_association")
        .flatMap(({ is }) => all.named(is, "aws_route_table"))
        .flatMap((table) => all.naming(table, "aws_route"))
        .flatMap(({ is }) => all.named(is.nat_gateway_id, "aws_nat_gateway"))
        .map((to) => ({ from, to, says: "out" })),
    ),
  );
  const aliases = all.of("aws_route53_record").flatMap((from) =>
    all.named(from.is.alias, "aws_lb").flatMap((to) => [
      { from: CUSTOMERS, to: from, says: "asks", dotted: true },
      { from, to, dotted: true },
    ]),
  );
  return [...aliases, ...opened, ...out];
}
