import { useState } from "react";
import { getProducts, type Order, type Product, useLoaded } from "./api.ts";
import { CheckoutForm } from "./CheckoutForm.tsx";
import type { CartStore } from "./cart.ts";
import { money } from "./money.ts";
import { Link } from "./path.tsx";
import { Receipt } from "./Receipt.tsx";
import { Waiting } from "./Waiting.tsx";

export function CartPage({ store }: { store: CartStore }) {
  const loaded = useLoaded(getProducts);
  const [order, setOrder] = useState<Order | null>(null);
  if (order !== null) return <Receipt order={order} />;
  if (loaded.is !== "here") return <Waiting for={loaded} />;
  const lines = loaded.value.products.filter(({ id }) => store.cart[id] !== undefined);
  if (lines.length === 0) {
    return (
      <p>
        Your cart is empty. <Link to="/">Find something green</Link>
      </p>
    );
  }
  const items = lines.map(({ id }) => ({ product: id, quantity: store.cart[id] ?? 0 }));
  const ordered = (placed: Order) => {
    store.empty();
    setOrder(placed);
  };
  return (
    <>
      <h1>Cart</h1>
      <ul className="card lines">
        {lines.map((product) => (
          <Line key={product.id} product={product} store={store} />
        ))}
      </ul>
      <CheckoutForm items={items} onOrdered={ordered} />
    </>
  );
}

function Line({ product: { id, name, priceCents }, store }: { product: Product; store: CartStore }) {
  const quantity = store.cart[id] ?? 0;
  return (
    <li className="row">
      <Link to={`/products/${id}`}>{name}</Link>
      <span className="row">
        <input
          type="number"
          min="1"
          max="99"
          aria-label={`Quantity of ${name}`}
          value={quantity}
          onChange={(event) => store.set(id, Math.max(1, event.target.valueAsNumber || 1))}
        />
        <span className="amount">{money(priceCents * quantity)}</span>
        <button type="button" className="quiet" aria-label={`Remove ${name}`} onClick={() => store.set(id, 0)}>
          ×
        </button>
      </span>
    </li>
  );
}
