import { type Line, total } from "./estimate.ts";
import { EXTENDED_SUPPORT } from "./priced/database.ts";

/** Something that a team can change, and what it would save a month, all environments together. */
export interface Lever {
  title: string;
  how: string;
  saves: number;
}

type Estimates = Record<string, Line[]>;

/** What AWS gives for a promise of one year without a payment in advance; read off the pages of prices.ts, remembered, unverified. */
const SAVINGS_PLAN = 0.27;
const RESERVED_DATABASE = 0.3;
/** A week has 168 hours; Monday to Friday, 8 to 20, are 60 of them. */
const IDLE = 1 - 60 / 168;

const sum = (lines: Line[], type: string, what: RegExp) =>
  total(lines.filter((line) => line.type === type && what.test(line.what)));

/** Every lever that we know, the strongest first. */
export function levers(estimates: Estimates): Lever[] {
  const all = Object.values(estimates).flat();
  const { production = [], staging = [] } = estimates;
  const zones = production.filter(({ type, what }) => type === "aws_nat_gateway" && what === "hours");
  const known: Lever[] = [
    {
      title: "MySQL 8.4",
      how: '`database.version: "8.4"` in `stacks/config/`: the extended support of 8.0 is not paid any more',
      saves: sum(all, "aws_db_instance", new RegExp(`^${EXTENDED_SUPPORT}`)),
    },
    {
      title: "A promise of a year for the database",
      how: "a reserved instance of production's class and Multi-AZ, once the class has proven right; the support is not reduced by it",
      saves: RESERVED_DATABASE * sum(production, "aws_db_instance", /× db\./),
    },
    {
      title: "A promise of a year for the hosts",
      how: "a compute savings plan as high as production's smallest fleet; what it grows by stays on demand",
      saves: SAVINGS_PLAN * sum(production, "aws_autoscaling_group", /× [a-z0-9]+\.[a-z0-9]+$/),
    },
    {
      title: "Staging in office hours only",
      how: "no hosts and a stopped database (RDS starts it again after 7 days) outside Monday to Friday, 8 to 20; the extended support goes on while it is stopped",
      saves:
        IDLE *
        (sum(staging, "aws_autoscaling_group", /× [a-z0-9]+\.[a-z0-9]+$/) + sum(staging, "aws_db_instance", /× db\./)),
    },
    {
      title: "One NAT gateway",
      how: "in production too: hosts of the other zones lose their way out when its zone fails, though not their customers",
      saves: zones.length > 1 ? (total(zones) / zones.length) * (zones.length - 1) : 0,
    },
    {
      title: "No interface endpoints in staging",
      how: "SSM over its NAT gateway; production keeps them, for with them an undo works while every NAT gateway is gone",
      saves: sum(staging, "aws_vpc_endpoint", /^hours/),
    },
  ];
  return known.filter(({ saves }) => saves > 0).sort((one, other) => other.saves - one.saves);
}
