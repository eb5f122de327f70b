import { getProducts, useLoaded } from "./api.ts";
import type { CartStore } from "./cart.ts";
import { money } from "./money.ts";
import { Picture } from "./Picture.tsx";
import { Link } from "./path.tsx";
import { Waiting } from "./Waiting.tsx";

export function ProductsPage({ store }: { store: CartStore }) {
  const loaded = useLoaded(getProducts);
  if (loaded.is !== "here") return <Waiting for={loaded} />;
  return (
    <>
      <h1>Clover, pots and honest tools</h1>
      <ul className="products">
        {loaded.value.products.map(({ id, name, summary, priceCents, picture }) => (
          <li key={id} className="card">
            <Link to={`/products/${id}`}>
              <Picture of={picture} />
              <h2>{name}</h2>
            </Link>
            <p>{summary}</p>
            <div className="row">
              <strong>{money(priceCents)}</strong>
              <button type="button" aria-label={`Add ${name}`} onClick={() => store.set(id, (store.cart[id] ?? 0) + 1)}>
                {store.cart[id] ? `In cart: ${store.cart[id]}` : "Add"}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
