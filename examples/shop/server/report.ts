import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Order } from "./order.ts";
import { Refusal } from "./refusal.ts";

export const mostOrdersInReport = 1_000;
const stepMs = 250;
const mostSeconds = 10;

/** `?seconds=`: over how long the export is spread, 0 to 10; 2 when it is not said. */
export function spread(value: string | null): number {
  const seconds = value === null ? 2 : Number(value);
  if (value?.trim() === "" || !(seconds >= 0 && seconds <= mostSeconds)) {
    throw new Refusal(422, `seconds is a number between 0 and ${mostSeconds}.`);
  }
  return seconds;
}

/**
 * The sales report as CSV, sent a slice at a time so that a large export never takes the processor from the checkout. The last
 * row says how many came before it: a reader who does not see it has half a file.
 */
export async function sendReport(response: ServerResponse, orders: Order[], seconds: number): Promise<void> {
  response.writeHead(200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="sales.csv"',
  });
  const steps = Math.max(1, Math.round((seconds * 1000) / stepMs));
  const slice = Math.ceil(orders.length / steps);
  response.write("order,placed,lines,total_cents\n");
  for (let step = 0; step < steps && !response.destroyed; step++) {
    const rows = orders.slice(step * slice, (step + 1) * slice);
    if (rows.length > 0) response.write(rows.map(row).join(""));
    if (seconds > 0) await pause((seconds * 1000) / steps);
  }
  response.end(`end,,${orders.length},${orders.reduce((sum, { totalCents }) => sum + totalCents, 0)}\n`);
}

const row = ({ id, placed, lines, totalCents }: Order) => `${id},${placed},${lines.length},${totalCents}\n`;
