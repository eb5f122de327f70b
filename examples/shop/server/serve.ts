import { createServer, type RequestListener } from "node:http";

const lookMs = 50;

/** Longer than a proxy keeps an idle connection (Nginx 60 s), so that it is never closed just as the proxy uses it. */
const idleMs = 75_000;

export interface Serving {
  /** Accepts nothing more and resolves when the last request in flight has its answer. */
  stop(): Promise<void>;
}

/** `port` is a number, or the path of a Unix socket. */
export async function serve(listener: RequestListener, port: string): Promise<Serving> {
  let stopping = false;
  const server = createServer((request, response) => {
    if (stopping) response.setHeader("connection", "close");
    listener(request, response);
  });
  server.keepAliveTimeout = idleMs;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(/^\d+$/.test(port) ? { port: Number(port) } : { path: port }, resolve);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        // A connection whose answer had begun before the stop says keep-alive: it is closed when it falls idle.
        const idle = setInterval(() => server.closeIdleConnections(), lookMs);
        server.close(() => {
          clearInterval(idle);
          resolve();
        });
      }),
  };
}
