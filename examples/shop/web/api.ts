import { useEffect, useState } from "react";
import type { Product } from "../server/catalogue.ts";
import type { Order } from "../server/order.ts";

export type { Order, Product };

/** Rejects with the shop's own sentence when it refuses. */
async function call<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? "The shop did not answer; please try again.");
  return body;
}

export const getProducts = () => call<{ products: Product[] }>("/api/products");
export const getProduct = (id: string) => call<Product>(`/api/products/${encodeURIComponent(id)}`);
export const getRelease = () => call<{ release: string }>("/api/release");

/** `key` makes a repeated click one order. */
export const placeOrder = (key: string, email: string, items: { product: string; quantity: number }[]) =>
  call<Order>("/api/orders", {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key },
    body: JSON.stringify({ email, items }),
  });

export type Loaded<T> = { is: "loading" } | { is: "failed"; why: string } | { is: "here"; value: T };

/** What `load` answers. `load` is loaded again when it is another function: give it a stable one. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ is: "loading" });
  useEffect(() => {
    let wanted = true;
    load().then(
      (value) => wanted && setLoaded({ is: "here", value }),
      (error: Error) => wanted && setLoaded({ is: "failed", why: error.message }),
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  return loaded;
}
