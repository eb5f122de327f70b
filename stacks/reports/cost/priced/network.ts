import type { Charges } from "../charge.ts";
import { HOURS, PRICES } from "../prices.ts";

const count = (stack: Parameters<Charges>[1]["stack"], type: string) => Object.keys(stack.resource[type] ?? {}).length;

export const networkPrices: Record<string, Charges> = {
  aws_nat_gateway: (_, { stack, usage }) => [
    { what: "hours", amount: HOURS, price: PRICES.nat },
    { what: "traffic, its share", amount: usage.nat / count(stack, "aws_nat_gateway"), price: PRICES.natTraffic },
  ],
  aws_eip: () => [{ what: "public address", amount: HOURS, price: PRICES.publicAddress }],
  aws_vpc_endpoint: ({ vpc_endpoint_type, subnet_ids }, { stack, usage }) => {
    // A gateway, which is also what a type that is not named means, costs nothing.
    if (vpc_endpoint_type !== "Interface") return [];
    const all = Object.values(stack.resource.aws_vpc_endpoint ?? {});
    const interfaces = all.filter((one) => one.vpc_endpoint_type === "Interface").length;
    const zones = (subnet_ids as unknown[]).length;
    return [
      { what: `hours in ${zones} zone${zones === 1 ? "" : "s"}`, amount: zones * HOURS, price: PRICES.endpoint },
      { what: "traffic, its share", amount: usage.endpoints / interfaces, price: PRICES.endpointTraffic },
    ];
  },
};
