import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export interface Crowd {
  answered: number;
  /** Of these, by the release that answered. */
  releases: Record<string, number>;
  /** Requests without a good answer, by what happened. */
  lost: Record<string, number>;
  ms: number;
}

/** Keep-alive clients against `url`, each with one request in flight at any moment, for as long as `during` takes. */
export async function crowd(
  url: string,
  { request, connections }: { request: string; connections: number },
  during: () => Promise<void>,
): Promise<Crowd> {
  const options = JSON.stringify({ port: Number(new URL(url).port), connections, request });
  const child = fork(join(import.meta.dirname, "clients.ts"), [options], { execArgv: [] });
  const told = once(child, "message");
  const gone = once(child, "exit").then(([code]) => {
    throw new Error(`The bench's clients ended with ${code} before they told their sums.`);
  });
  gone.catch(() => undefined);
  try {
    // Connected, and past the first, slow answers.
    await pause(300);
    await during();
    child.kill("SIGTERM");
    const [sums] = await Promise.race([told, gone]);
    return sums as Crowd;
  } finally {
    child.kill("SIGKILL");
  }
}

export const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: bench\r\n\r\n`;

/** The key is always the same, so the shop places one order and reads it back: the work of a POST without growing memory. */
export function checkout(): string {
  const body = JSON.stringify({ email: "bench@example.org", items: [{ product: "fern", quantity: 2 }] });
  const head = `Host: bench\r\nContent-Type: application/json\r\nIdempotency-Key: bench-0001\r\nContent-Length: ${body.length}`;
  return `POST /api/orders HTTP/1.1\r\n${head}\r\n\r\n${body}`;
}
