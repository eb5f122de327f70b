import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds from one request's answer to the next request: about 30 requests a second. */
const betweenMs = 30;

export interface Tally {
  requests: number;
  /** What went wrong, by its text. */
  failed: string[];
  /** Texts of the releases that answered. */
  seen: Set<string>;
}

const nothing = (): Tally => ({ requests: 0, failed: [], seen: new Set() });

/** Users of one host: a POST and a page in turn, nothing sent twice, until it is disposed. */
export class Load implements AsyncDisposable {
  readonly #port: number;
  readonly #running: Promise<void>;
  #tally = nothing();
  #over = false;

  constructor(port: number) {
    this.#port = port;
    this.#running = this.#go();
  }

  /** What came of the requests since the last call. */
  take(): Tally {
    const tally = this.#tally;
    this.#tally = nothing();
    return tally;
  }

  async #go(): Promise<void> {
    for (let page = false; !this.#over; page = !page) {
      const [method, path] = page ? (["GET", "/"] as const) : (["POST", "/api/version"] as const);
      try {
        const text = await visit(this.#port, method, path);
        this.#tally.seen.add(page ? text.replace(/<\/?p>/g, "").trim() : JSON.parse(text).text);
      } catch (error) {
        this.#tally.failed.push(`${method} ${path}: ${(error as Error).message}`);
      }
      this.#tally.requests += 1;
      await pause(betweenMs);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over = true;
    await this.#running;
  }
}

/** Each on a connection of its own: a reload of an Nginx before 1.27.4 closes idle ones, which traffic.test.ts looks at. */
function visit(port: number, method: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const given = { agent: false, host: "127.0.0.1", port, path, method, timeout: 20_000 };
    const sent = request(given, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("error", reject);
      response.on("end", () =>
        response.statusCode === 200 ? resolve(body) : reject(new Error(`status ${response.statusCode}`)),
      );
    });
    sent.on("error", reject);
    sent.on("timeout", () => sent.destroy(new Error("no answer in 20 s")));
    sent.end(method === "POST" ? "item=1" : undefined);
  });
}
