import { type FormEvent, useState } from "react";
import { type Order, placeOrder } from "./api.ts";

interface Props {
  items: { product: string; quantity: number }[];
  onOrdered: (order: Order) => void;
}

/** The shop computes the totals; what is shown in the cart is never sent. */
export function CheckoutForm({ items, onOrdered }: Props) {
  const [email, setEmail] = useState("");
  const [attempt, setAttempt] = useState({ cart: "", key: "" });
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState("");

  const order = async (event: FormEvent) => {
    event.preventDefault();
    // The same cart keeps its key, so that "try again" after a lost answer cannot order twice; another cart needs another key.
    const cart = JSON.stringify([email, items]);
    const key = attempt.cart === cart ? attempt.key : newKey();
    setAttempt({ cart, key });
    setSending(true);
    setRefusal("");
    try {
      onOrdered(await placeOrder(key, email, items));
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
      setSending(false);
    }
  };
  return (
    <form className="card" onSubmit={order}>
      <label>
        E-mail for the confirmation
        <input
          type="email"
          required
          autoComplete="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </label>
      {refusal !== "" && <p role="alert">{refusal}</p>}
      <button type="submit" disabled={sending}>
        {sending ? "Ordering…" : "Order now"}
      </button>
    </form>
  );
}

/** crypto.randomUUID exists on HTTPS only; a shop is also tried on plain HTTP. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join("-");
