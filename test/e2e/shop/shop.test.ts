import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faults, products } from "../../../examples/shop/server/catalogue.ts";
import { release, ShopServer } from "./server.ts";

let shop: ShopServer;
beforeAll(async () => {
  shop = await ShopServer.start();
});
afterAll(() => shop[Symbol.asyncDispose]());

let keys = 0;
const checkout = (body: unknown, key = `key-${++keys}-0000`) =>
  shop.ask("POST", "/api/orders", body, { "idempotency-key": key });
const cart = { email: "ada@example.org", items: [{ product: "fern", quantity: 2 }] };

describe("the shop", () => {
  test("names its release in every answer, errors included", async () => {
    for (const path of ["/health", "/api/products", "/api/products/fern", "/nothing", "/api/orders/x"]) {
      expect((await shop.ask("GET", path)).headers["x-release"]).toBe(release);
    }
    expect(JSON.parse((await shop.ask("GET", "/api/release")).text)).toEqual({ release });
  });

  test("is healthy with a catalogue that can be sold from", async () => {
    const { status, text } = await shop.ask("GET", "/health");
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({ status: "ok", release, faults: [] });
  });

  const [fern] = products;
  test.each([
    ["nothing to sell", []],
    ["something for nothing", [{ ...fern, priceCents: 0 }]],
    ["a price below zero", [{ ...fern, priceCents: -1 }]],
    ["half a cent", [{ ...fern, priceCents: 0.5 }]],
    ["no number for a price", [{ ...fern, priceCents: Number.NaN }]],
    ["one id twice", [fern, fern]],
  ])("is not healthy with %s", (_, catalogue) => {
    expect(faults(catalogue as typeof products)).not.toEqual([]);
  });

  test("lists products with prices in whole cents, and shows each", async () => {
    const list = JSON.parse((await shop.ask("GET", "/api/products")).text);
    expect(list.currency).toBe("EUR");
    expect(list.products).toHaveLength(products.length);
    for (const product of list.products) {
      expect(Number.isSafeInteger(product.priceCents)).toBe(true);
      expect(JSON.parse((await shop.ask("GET", `/api/products/${product.id}`)).text)).toEqual(product);
    }
  });

  test("computes totals itself and reads the order back", async () => {
    const cheated = { ...cart, totalCents: 1, items: [{ ...cart.items[0], priceCents: 1 }] };
    const { status, headers, text } = await checkout(cheated);
    expect(status).toBe(201);
    const order = JSON.parse(text);
    expect(order).toMatchObject({ subtotalCents: 3980, shippingCents: 490, totalCents: 4470, vatCents: 714 });
    expect(headers.location).toBe(`/api/orders/${order.id}`);
    expect(JSON.parse((await shop.ask("GET", String(headers.location))).text)).toEqual(order);
  });

  test("sends for free from 50 euros on", async () => {
    const order = JSON.parse((await checkout({ ...cart, items: [{ product: "fern", quantity: 3 }] })).text);
    expect(order).toMatchObject({ subtotalCents: 5970, shippingCents: 0, totalCents: 5970 });
  });

  test("places one order for one key, however often it is sent", async () => {
    const replies = await Promise.all(Array.from({ length: 5 }, () => checkout(cart, "the-same-key")));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  });

  test("does not take a used key for another cart", async () => {
    await checkout(cart, "a-used-key");
    expect((await checkout({ ...cart, email: "eve@example.org" }, "a-used-key")).status).toBe(409);
  });

  test("ends a report with the number of its rows", async () => {
    const { status, text } = await shop.ask("GET", "/api/reports/sales.csv?seconds=0");
    expect(status).toBe(200);
    const rows = text.trimEnd().split("\n");
    expect(rows.at(-1)).toMatch(new RegExp(`^end,,${rows.length - 2},\\d+$`));
  });

  test.each([["-1"], ["11"], ["1e9"], [""], ["%20"], ["x"], ["NaN"]])(
    "refuses a report over %j seconds",
    async (text) => {
      expect((await shop.ask("GET", `/api/reports/sales.csv?seconds=${text}`)).status).toBe(422);
    },
  );

  const item = { product: "fern", quantity: 1 };
  const bad: [string, unknown][] = [
    ["null", null],
    ["a list", []],
    ["no e-mail", { items: [item] }],
    ["an e-mail that is none", { email: "ada", items: [item] }],
    ["an e-mail with a newline", { email: "a@b.c\nBcc: x@y.z", items: [item] }],
    ["no items", { email: "a@b.c" }],
    ["an empty cart", { email: "a@b.c", items: [] }],
    ["an unknown product", { email: "a@b.c", items: [{ product: "gold", quantity: 1 }] }],
    ["a product named __proto__", { email: "a@b.c", items: [{ product: "__proto__", quantity: 1 }] }],
    ["no quantity", { email: "a@b.c", items: [{ product: "fern" }] }],
    ["quantity 0", { email: "a@b.c", items: [{ ...item, quantity: 0 }] }],
    ["quantity -1", { email: "a@b.c", items: [{ ...item, quantity: -1 }] }],
    ["quantity 1.5", { email: "a@b.c", items: [{ ...item, quantity: 1.5 }] }],
    ["quantity '1'", { email: "a@b.c", items: [{ ...item, quantity: "1" }] }],
    ["quantity 100", { email: "a@b.c", items: [{ ...item, quantity: 100 }] }],
    ["a product twice", { email: "a@b.c", items: [item, item] }],
    ["a line that is no object", { email: "a@b.c", items: ["fern"] }],
    ["51 lines", { email: "a@b.c", items: Array.from({ length: 51 }, () => item) }],
  ];
  test.each(bad)("refuses a checkout with %s, with a sentence", async (_, body) => {
    const { status, text } = await checkout(body);
    expect(status).toBe(422);
    expect(JSON.parse(text).error).toMatch(/\.$/);
  });

  test.each([
    ["is not JSON", "{", 400],
    ["is larger than 64 KiB", `"${"x".repeat(70_000)}"`, 413],
  ])("refuses a body that %s", async (_, body, status) => {
    expect((await checkout(body)).status).toBe(status);
  });

  test.each([[""], ["short"], ["has a space"], ["x".repeat(129)]])("refuses the key %j", async (key) => {
    expect((await checkout(cart, key)).status).toBe(400);
  });

  test("knows what it does not have", async () => {
    expect((await shop.ask("GET", "/api/orders/ord_0")).status).toBe(404);
    expect((await shop.ask("GET", "/api/products/gold")).status).toBe(404);
    const { status, headers } = await shop.ask("DELETE", "/api/products");
    expect([status, headers.allow]).toEqual([405, "GET"]);
  });
});
