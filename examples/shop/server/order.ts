import { findProduct } from "./catalogue.ts";
import { Refusal } from "./refusal.ts";

export interface OrderLine {
  product: string;
  name: string;
  quantity: number;
  unitCents: number;
  totalCents: number;
}

export interface Order {
  id: string;
  email: string;
  lines: OrderLine[];
  subtotalCents: number;
  shippingCents: number;
  totalCents: number;
  /** Contained in the total. */
  vatCents: number;
  placed: string;
}

const mostLines = 50;
const mostOfOne = 99;
const shippingCents = 490;
const freeShippingFromCents = 5000;
const vatPercent = 19;

/** The cart of a checkout, priced from the catalogue: what the client believes a thing costs is never read. */
export function price(body: unknown): Omit<Order, "id" | "placed"> {
  const { email, items } = record(body, "The checkout");
  if (typeof email !== "string" || email.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw new Refusal(422, "Give an e-mail address such as ada@example.org, so that the order can be confirmed.");
  }
  if (!Array.isArray(items) || items.length === 0) throw new Refusal(422, "The cart is empty: put something into it.");
  if (items.length > mostLines) throw new Refusal(422, `A cart has at most ${mostLines} lines.`);
  const lines = items.map(line);
  if (new Set(lines.map(({ product }) => product)).size < lines.length) {
    throw new Refusal(422, "A product stands in the cart twice: add up its quantities.");
  }
  const subtotalCents = lines.reduce((sum, { totalCents }) => sum + totalCents, 0);
  const shipping = subtotalCents >= freeShippingFromCents ? 0 : shippingCents;
  const totalCents = subtotalCents + shipping;
  const vatCents = Math.round((totalCents * vatPercent) / (100 + vatPercent));
  return { email, lines, subtotalCents, shippingCents: shipping, totalCents, vatCents };
}

function line(item: unknown): OrderLine {
  const { product: id, quantity } = record(item, "A line of the cart");
  const product = typeof id === "string" ? findProduct(id) : undefined;
  if (product === undefined) throw new Refusal(422, "A product of the cart is not sold here (any more): remove it.");
  if (!Number.isInteger(quantity) || Number(quantity) < 1 || Number(quantity) > mostOfOne) {
    throw new Refusal(422, `Order between 1 and ${mostOfOne} of ${product.name}.`);
  }
  const count = Number(quantity);
  const { name, priceCents } = product;
  return { product: product.id, name, quantity: count, unitCents: priceCents, totalCents: count * priceCents };
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new Refusal(422, `${what} is not a JSON object.`);
}
