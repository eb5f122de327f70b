import { createHash, randomBytes } from "node:crypto";
import { type Order, price } from "./order.ts";
import { Refusal } from "./refusal.ts";

/** The oldest order is forgotten beyond this, so that memory has a bound. */
const mostOrders = 10_000;

interface Placed {
  order: Order;
  digest: string;
}

/**
 * The orders of this process, in memory: an example has no database to ask for. They are gone when the process stops, and
 * another host or release does not see them. A real shop puts a database behind these three methods and changes nothing else.
 */
export class Orders {
  #byKey = new Map<string, Placed>();
  #byId = new Map<string, Order>();

  /** The same key places one order, however often a client repeats the request. */
  place(key: string, body: unknown): { order: Order; repeated: boolean } {
    const digest = createHash("sha256").update(JSON.stringify(body)).digest("hex");
    const former = this.#byKey.get(key);
    if (former !== undefined) {
      if (former.digest === digest) return { order: former.order, repeated: true };
      throw new Refusal(409, "This Idempotency-Key has placed another order: take a new key for a new cart.");
    }
    const order: Order = {
      id: `ord_${randomBytes(9).toString("hex")}`,
      ...price(body),
      placed: new Date().toISOString(),
    };
    this.#byKey.set(key, { order, digest });
    this.#byId.set(order.id, order);
    this.#forget();
    return { order, repeated: false };
  }

  find(id: string): Order | undefined {
    return this.#byId.get(id);
  }

  newest(count: number): Order[] {
    return [...this.#byId.values()].slice(-count);
  }

  #forget(): void {
    if (this.#byId.size <= mostOrders) return;
    // A Map iterates in the order of insertion: the first is the oldest.
    for (const id of this.#byId.keys()) {
      this.#byId.delete(id);
      break;
    }
    for (const key of this.#byKey.keys()) {
      this.#byKey.delete(key);
      break;
    }
  }
}
