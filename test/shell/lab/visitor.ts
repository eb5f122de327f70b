import { type IncomingHttpHeaders, request } from "node:http";

export interface Seen {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What a browser kept of an answer. */
export interface Kept extends Pick<Seen, "body"> {
  etag: string;
  date: string;
}

/**
 * A request with just these headers, over a connection of its own. Not `fetch`: to conditions it adds `Cache-Control: no-cache`,
 * as browsers do not, and some servers then answer none.
 */
export function ask(port: number, path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent: false, host: "127.0.0.1", port, path, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("error", reject);
      answer.once("end", () => {
        const body = Buffer.concat(chunks).toString("latin1");
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
      });
    });
    sent.once("error", reject);
    sent.end();
  });
}

/** What a browser keeps of a whole answer. Throws when it is none. */
export async function keep(port: number, path: string, headers: Record<string, string> = {}): Promise<Kept> {
  const { status, headers: told, body } = await ask(port, path, headers);
  if (status !== 200) throw new Error(`${path} is answered ${status}`);
  return { etag: told.etag ?? "", date: told["last-modified"] ?? "", body };
}

/** Each way to ask whether what was kept still holds. */
export const conditions: Record<string, (kept: Kept) => Record<string, string>> = {
  "both validators": ({ etag, date }) => ({ "if-none-match": etag, "if-modified-since": date }),
  "its ETag": ({ etag }) => ({ "if-none-match": etag }),
  "its date": ({ date }) => ({ "if-modified-since": date }),
};

/** Each way to go on with a download. */
export const ranges: Record<string, (kept: Kept) => Record<string, string>> = {
  "an ETag": ({ etag }) => ({ range: "bytes=4-", "if-range": etag }),
  "a date": ({ date }) => ({ range: "bytes=4-", "if-range": date }),
};
