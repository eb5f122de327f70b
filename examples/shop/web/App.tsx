import { getRelease, useLoaded } from "./api.ts";
import { banner } from "./banner.ts";
import { CartPage } from "./CartPage.tsx";
import { useCart } from "./cart.ts";
import cloverUrl from "./clover.svg";
import { ProductPage } from "./ProductPage.tsx";
import { ProductsPage } from "./ProductsPage.tsx";
import { Link, usePath } from "./path.tsx";

export function App() {
  const path = usePath();
  const store = useCart();
  const product = /^\/products\/([^/]+)$/.exec(path)?.[1];
  return (
    <>
      <p className="banner">{banner}</p>
      <header>
        <Link to="/" className="brand">
          <img src={cloverUrl} alt="" width="32" height="32" />
          KloverBuy
        </Link>
        <Link to="/cart" className="button quiet">
          Cart ({store.count})
        </Link>
      </header>
      <main>
        {path === "/cart" && <CartPage store={store} />}
        {product !== undefined && <ProductPage key={product} id={product} store={store} />}
        {path === "/" && <ProductsPage store={store} />}
        {path !== "/cart" && path !== "/" && product === undefined && (
          <p>
            Nothing grows here. <Link to="/">Back to the shop</Link>
          </p>
        )}
      </main>
      <Footer />
    </>
  );
}

function Footer() {
  const release = useLoaded(getRelease);
  return (
    <footer>
      <span>All prices with VAT.</span>
      <span>
        Release <code>{release.is === "here" ? release.value.release : "…"}</code>
      </span>
    </footer>
  );
}
