import { computePrices } from "./priced/compute.ts";
import { databasePrices } from "./priced/database.ts";
import { freeTypes } from "./priced/free.ts";
import { monitoringPrices } from "./priced/monitoring.ts";
import { networkPrices } from "./priced/network.ts";
import { storagePrices } from "./priced/storage.ts";
import type { Price } from "./prices.ts";
import { USAGE, type Usage } from "./usage.ts";

export type Attributes = Record<string, unknown>;

/** As much of a synthesized stack as has a price. */
export interface Stack {
  resource: Record<string, Record<string, Attributes>>;
}

/** Something that a resource is billed for: so much of it a month, at that price. */
export interface Charge {
  what: string;
  amount: number;
  price: Price;
}

export interface Where {
  /** The resource's own name in the stack. */
  name: string;
  stack: Stack;
  usage: Usage;
}

export type Charges = (attributes: Attributes, where: Where) => Charge[];

export interface Line extends Charge {
  type: string;
  name: string;
  dollars: number;
}

/** The estimate would be silent about something that may cost money. */
export class CostError extends Error {}

const priced: Record<string, Charges> = {
  ...networkPrices,
  ...computePrices,
  ...databasePrices,
  ...storagePrices,
  ...monitoringPrices,
};

/** What a month costs, resource by resource. Throws CostError when a type has neither a price nor a reason to have none. */
export function estimate(environment: string, stack: Stack): Line[] {
  const usage = USAGE[environment];
  if (usage === undefined)
    throw new CostError(`stacks/reports/cost/usage.ts assumes no use of '${environment}': add it.`);
  const unknown = Object.keys(stack.resource).filter((type) => !(type in priced) && !(type in freeTypes));
  if (unknown.length > 0) {
    throw new CostError(
      `stacks/reports/cost/priced has neither a price nor a reason to be free for: ${unknown.join(", ")}.`,
    );
  }
  return Object.entries(stack.resource).flatMap(([type, byName]) =>
    Object.entries(byName).flatMap(([name, attributes]) =>
      (priced[type]?.(attributes, { name, stack, usage }) ?? [])
        .filter(({ amount }) => amount > 0)
        .map((charge) => ({ ...charge, type, name, dollars: charge.amount * charge.price.dollars })),
    ),
  );
}

export const total = (lines: Line[]) => lines.reduce((sum, line) => sum + line.dollars, 0);

/** The resource that a reference such as `${aws_subnet.a.id}` means. Throws CostError when it is none of the stack. */
export function referred(stack: Stack, reference: unknown): Attributes {
  const [, type = "", name = ""] = /^\$\{(\w+)\.(\w+)\.\w+\}$/.exec(String(reference)) ?? [];
  const found = stack.resource[type]?.[name];
  if (found === undefined) throw new CostError(`${String(reference)} means no resource of the stack.`);
  return found;
}

/** A price by the name that a resource gives: of an instance type, of a class. Throws CostError. */
export function priceOf(table: Record<string, Price>, name: unknown): Price {
  const price = table[String(name)];
  if (price === undefined)
    throw new CostError(`stacks/reports/cost/prices.ts has no price for '${String(name)}': add it.`);
  return price;
}
