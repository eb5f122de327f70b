import { type Agent, type IncomingHttpHeaders, request } from "node:http";

export interface Ask {
  method: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds over which the body is sent, in ten pieces. */
  over?: number;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** One request, sent once. Rejects with the socket's error when there is no whole answer within the time. */
export function exchange(url: string, agent: Agent, ask: Ask, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, path, body = "", over = 0 } = ask;
    const length = body === "" ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const client = request(new URL(path, url), { method, agent, headers: { ...ask.headers, ...length } });
    let trickle: NodeJS.Timeout | undefined;
    const timer = setTimeout(() => client.destroy(new Error(`no whole answer in ${timeoutMs} ms`)), timeoutMs);
    const fail = (error: Error) => {
      clearTimeout(timer);
      clearInterval(trickle);
      reject(error);
    };
    client.once("error", fail);
    client.once("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.once("error", fail);
      response.once("end", () => {
        clearTimeout(timer);
        clearInterval(trickle);
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, body: Buffer.concat(chunks).toString("utf8") });
      });
    });
    if (over === 0) {
      client.end(body);
      return;
    }
    const piece = Math.ceil(body.length / 10);
    let sent = 0;
    trickle = setInterval(() => {
      client.write(body.slice(sent, sent + piece));
      sent += piece;
      if (sent < body.length) return;
      clearInterval(trickle);
      client.end();
    }, over / 10);
  });
}

/** A word for the table of failures: the socket's code where there is one. */
export function named(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error as NodeJS.ErrnoException).code ?? error.message;
}
