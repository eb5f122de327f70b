import { createServer, type Server } from "node:net";

export interface PortRange extends AsyncDisposable {
  /** FIRST-LAST, as `bootstrap.sh --ports` takes it. */
  readonly text: string;
}

/** Below the kernel's own range (32768), so that no connection on its way out has one of them. */
const lowest = 10_000;
const ranges = 1_000;
const size = 20;

/**
 * Ports of one host's apps that no other host has, of any sandbox of this machine: the one who listens on the port before the
 * first has the range, and the kernel gives it back when its process ends, however that ends.
 */
export async function takePortRange(): Promise<PortRange> {
  for (let n = 0; n < ranges; n++) {
    const sign = lowest + n * size;
    const server = await listen(sign);
    if (server === null) continue;
    const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
    return { text: `${sign + 1}-${sign + size - 1}`, [Symbol.asyncDispose]: close };
  }
  throw new Error(`Each ${size}th port from ${lowest} on has its listener: end sandboxes that are of no use any more.`);
}

function listen(port: number): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve) => {
    server.once("error", () => resolve(null));
    server.listen({ port, host: "0.0.0.0", exclusive: true }, () => resolve(server.unref()));
  });
}
