import { randomUUID } from "node:crypto";
import type { Answer, Ask } from "./exchange.ts";

/** A request of a shopper, and what is wrong with its answer (null: nothing). */
export interface Errand {
  kind: string;
  ask: Ask;
  check(answer: Answer): string | null;
}

interface Product {
  id: string;
  priceCents: number;
}

/** Assets of so many pages back are still asked for: of releases that hosts surely keep. */
const pagesBack = 3;
const types: Record<string, RegExp> = { js: /javascript/, css: /text\/css/, svg: /image\/svg/ };

/** Knows the shop as a browser does: by what it was answered before. */
export class Shopper {
  /** Asset paths of the newest pages, oldest first. */
  #pages: string[][] = [];
  #sizes = new Map<string, number>();
  #prices = new Map<string, Map<string, number>>();
  #products: Product[] = [];

  /** By chance, but a quarter of all are checkouts. */
  next(): Errand {
    const chance = Math.random();
    if (chance < 0.25) return this.checkout();
    if (chance < 0.5) return this.#page();
    if (chance < 0.65) return this.#asset() ?? this.#page();
    return chance < 0.85 ? this.list() : this.#product();
  }

  list(): Errand {
    return json("products", { method: "GET", path: "/api/products" }, 200, (body, release) => {
      const { products } = body as { products?: Product[] };
      if (!Array.isArray(products) || products.length === 0) return "no products";
      this.#products = products;
      this.#prices.set(release, new Map(products.map(({ id, priceCents }) => [id, priceCents])));
      return null;
    });
  }

  #product(): Errand {
    const [product] = this.#some(1);
    if (product === undefined) return this.list();
    const { id } = product;
    return json("product", { method: "GET", path: `/api/products/${id}` }, 200, (body) =>
      (body as Product).id === id ? null : "another product",
    );
  }

  /** `over`: milliseconds over which the body is sent. */
  checkout(over = 0): Errand {
    const items = this.#some(3).map(({ id }) => ({ product: id, quantity: 1 + Math.floor(Math.random() * 5) }));
    if (items.length === 0) return this.list();
    const headers = { "content-type": "application/json", "idempotency-key": randomUUID() };
    const body = JSON.stringify({ email: "load@example.org", items });
    const kind = over > 0 ? "slow checkout" : "checkout";
    return json(kind, { method: "POST", path: "/api/orders", headers, body, over }, 201, (order, release) =>
      this.#wrong(order as Order, items, release),
    );
  }

  report(seconds: number): Errand {
    return {
      kind: "slow report",
      ask: { method: "GET", path: `/api/reports/sales.csv?seconds=${seconds}` },
      check({ status, body }) {
        if (status !== 200) return `status ${status}`;
        const rows = body.split("\n").length - 3;
        return body.includes(`\nend,,${rows},`) ? null : "half a report";
      },
    };
  }

  #page(): Errand {
    const path = ["/", "/cart", "/products/fern"][Math.floor(Math.random() * 3)] ?? "/";
    return {
      kind: "page",
      ask: { method: "GET", path },
      check: ({ status, body }) => {
        if (status !== 200) return `status ${status}`;
        const assets = [...body.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, asset]) => asset ?? "");
        if (!assets.some((asset) => asset.endsWith(".js")) || !body.includes("</html>")) return "not the shop's page";
        if (!this.#pages.some((page) => page.join() === assets.join())) {
          this.#pages = [...this.#pages, assets].slice(-pagesBack);
        }
        return null;
      },
    };
  }

  #asset(): Errand | null {
    const assets = this.#pages.flat();
    const path = assets[Math.floor(Math.random() * assets.length)];
    if (path === undefined) return null;
    const current = this.#pages.at(-1)?.includes(path) ?? false;
    return {
      kind: current ? "asset" : "old asset",
      ask: { method: "GET", path },
      check: ({ status, headers, body }) => {
        if (status !== 200) return `status ${status}`;
        const type = types[path.slice(path.lastIndexOf(".") + 1)];
        if (type !== undefined && !type.test(headers["content-type"] ?? "")) return `is ${headers["content-type"]}`;
        const size = this.#sizes.get(path) ?? body.length;
        this.#sizes.set(path, size);
        return body.length === size ? null : "another size than before";
      },
    };
  }

  #wrong(order: Order, items: { product: string; quantity: number }[], release: string): string | null {
    const { id, lines = [], totalCents, shippingCents } = order;
    if (!/^ord_[0-9a-f]+$/.test(id ?? "")) return "no order id";
    const same = lines.length === items.length && items.every((item, at) => item.product === lines[at]?.product);
    if (!same) return "another order than was placed";
    const prices = this.#prices.get(release);
    // A release whose list was not seen yet is only checked for adding up.
    const price = (at: number) => prices?.get(items[at]?.product ?? "") ?? lines[at]?.unitCents ?? Number.NaN;
    const sum = items.reduce((total, { quantity }, at) => total + quantity * price(at), shippingCents ?? Number.NaN);
    return sum === totalCents ? null : `total ${totalCents} where ${sum} is right`;
  }

  #some(most: number): Product[] {
    const first = Math.floor(Math.random() * this.#products.length);
    return this.#products.slice(first, first + most);
  }
}

interface Order {
  id?: string;
  lines?: { product?: string; unitCents?: number }[];
  totalCents?: number;
  shippingCents?: number;
}

function json(
  kind: string,
  ask: Ask,
  wanted: number,
  check: (body: unknown, release: string) => string | null,
): Errand {
  return {
    kind,
    ask,
    check({ status, headers, body }) {
      if (status !== wanted) return `status ${status}`;
      const release = headers["x-release"];
      if (typeof release !== "string") return "no x-release";
      try {
        return check(JSON.parse(body), release);
      } catch {
        return "not JSON";
      }
    },
  };
}
