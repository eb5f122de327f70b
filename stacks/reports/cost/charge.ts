import type { Price } from "./prices.ts";
import type { Usage } from "./usage.ts";

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

/** The estimate would be silent about something that may cost money. */
export class CostError extends Error {}

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
