import type { Order } from "./api.ts";
import { money } from "./money.ts";
import { Link } from "./path.tsx";

export function Receipt({ order }: { order: Order }) {
  const sums = [
    ["Shipping", order.shippingCents],
    ["Total", order.totalCents],
    ["VAT in it", order.vatCents],
  ] as const;
  return (
    <section className="card" aria-live="polite">
      <h1>Thank you</h1>
      <p>
        Order <code>{order.id}</code> is confirmed to {order.email}.
      </p>
      <dl className="lines">
        {order.lines.map(({ product, name, quantity, totalCents }) => (
          <div key={product} className="row">
            <dt>
              {quantity} × {name}
            </dt>
            <dd>{money(totalCents)}</dd>
          </div>
        ))}
        {sums.map(([name, cents]) => (
          <div key={name} className="row soft">
            <dt>{name}</dt>
            <dd>{money(cents)}</dd>
          </div>
        ))}
      </dl>
      <Link to="/">Back to the shop</Link>
    </section>
  );
}
