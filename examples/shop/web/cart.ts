import { useState } from "react";

/** Quantities by product id. */
export type Cart = Record<string, number>;

const place = "kloverbuy-cart";

function read(): Cart {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "{}");
    const entries = Object.entries(kept ?? {}).filter(([, quantity]) => Number.isInteger(quantity) && quantity > 0);
    return Object.fromEntries(entries);
  } catch {
    // Private windows have no storage: the cart then lives as long as the page.
    return {};
  }
}

function keep(cart: Cart): void {
  try {
    localStorage.setItem(place, JSON.stringify(cart));
  } catch {
    // As above.
  }
}

export function useCart() {
  const [cart, setCart] = useState(read);
  const change = (next: Cart) => {
    keep(next);
    setCart(next);
  };
  return {
    cart,
    count: Object.values(cart).reduce((sum, quantity) => sum + quantity, 0),
    /** Zero takes the product out. */
    set(id: string, quantity: number) {
      const { [id]: _, ...others } = cart;
      change(quantity > 0 ? { ...others, [id]: Math.min(quantity, 99) } : others);
    },
    empty: () => change({}),
  };
}
export type CartStore = ReturnType<typeof useCart>;
