import type { Loaded } from "./api.ts";

export function Waiting({ for: loaded }: { for: Loaded<unknown> }) {
  if (loaded.is === "failed") return <p role="alert">{loaded.why}</p>;
  return <p role="status">One moment…</p>;
}
