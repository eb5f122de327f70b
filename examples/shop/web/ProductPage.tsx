import { useCallback } from "react";
import { getProduct, useLoaded } from "./api.ts";
import type { CartStore } from "./cart.ts";
import { money } from "./money.ts";
import { Picture } from "./Picture.tsx";
import { go, Link } from "./path.tsx";
import { Waiting } from "./Waiting.tsx";

export function ProductPage({ id, store }: { id: string; store: CartStore }) {
  const loaded = useLoaded(useCallback(() => getProduct(id), [id]));
  if (loaded.is !== "here") return <Waiting for={loaded} />;
  const { name, summary, description, priceCents, picture, stock } = loaded.value;
  const add = () => {
    store.set(id, (store.cart[id] ?? 0) + 1);
    go("/cart");
  };
  return (
    <article className="product card">
      <Picture of={picture} />
      <div>
        <h1>{name}</h1>
        <p className="soft">{summary}</p>
        <p>{description}</p>
        <p>
          <strong className="price">{money(priceCents)}</strong> <span className="soft">{stock} in the greenhouse</span>
        </p>
        <button type="button" onClick={add}>
          Put into the cart
        </button>{" "}
        <Link to="/">Look further</Link>
      </div>
    </article>
  );
}
