import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { readJson } from "./body.ts";
import { faults, findProduct, products } from "./catalogue.ts";
import type { Log } from "./log.ts";
import { Orders } from "./orders.ts";
import { Refusal } from "./refusal.ts";
import { mostOrdersInReport, sendReport, spread } from "./report.ts";

interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  /** The last segment of the path, where the route has one. */
  id: string;
}

type Route = [method: string, path: RegExp, handler: (call: Call) => unknown];

/** The shop's HTTP interface; `release` is told in a header of every answer. */
export function createShop(release: string, log: Log): RequestListener {
  const orders = new Orders();
  const routes: Route[] = [
    ["GET", /^\/health$/, health],
    ["GET", /^\/api\/release$/, ({ response }) => json(response, 200, { release })],
    ["GET", /^\/api\/products$/, ({ response }) => json(response, 200, { currency: "EUR", products })],
    ["GET", /^\/api\/products\/([^/]+)$/, ({ response, id }) => json(response, 200, found(findProduct(id), "product"))],
    ["POST", /^\/api\/orders$/, checkout],
    ["GET", /^\/api\/orders\/([^/]+)$/, ({ response, id }) => json(response, 200, found(orders.find(id), "order"))],
    ["GET", /^\/api\/reports\/sales\.csv$/, report],
  ];

  function health({ response }: Call) {
    const wrong = faults();
    json(response, wrong.length === 0 ? 200 : 503, {
      status: wrong.length === 0 ? "ok" : "broken",
      release,
      faults: wrong,
    });
  }

  async function checkout({ request, response }: Call) {
    const key = request.headers["idempotency-key"];
    if (typeof key !== "string" || !/^[\w-]{8,128}$/.test(key)) {
      throw new Refusal(400, "Send an Idempotency-Key of 8 to 128 letters, digits, - or _ with a checkout.");
    }
    const { order, repeated } = orders.place(key, await readJson(request));
    json(response, repeated ? 200 : 201, order, { location: `/api/orders/${order.id}` });
  }

  async function report({ response, url }: Call) {
    await sendReport(response, orders.newest(mostOrdersInReport), spread(url.searchParams.get("seconds")));
  }

  return async (request, response) => {
    const started = performance.now();
    const { method = "GET" } = request;
    const url = new URL(request.url ?? "/", "http://shop");
    response.setHeader("x-release", release);
    response.once("close", () => {
      if (url.pathname === "/health") return;
      const ms = Math.round(performance.now() - started);
      log("request", {
        method,
        path: url.pathname,
        status: response.statusCode,
        ms,
        complete: response.writableFinished,
      });
    });
    try {
      await answer(routes, { request, response, url, id: "" });
    } catch (error) {
      refuse(response, error, log);
    }
  };
}

async function answer(routes: Route[], call: Call): Promise<void> {
  const { method } = call.request;
  const here = routes.filter(([, path]) => path.test(call.url.pathname));
  const route = here.find(([wanted]) => wanted === method);
  if (route === undefined) {
    if (here.length === 0) throw new Refusal(404, "There is nothing at this address.");
    call.response.setHeader("allow", here.map(([wanted]) => wanted).join(", "));
    throw new Refusal(405, `${method} is not possible here.`);
  }
  const [, path, handler] = route;
  await handler({ ...call, id: path.exec(call.url.pathname)?.[1] ?? "" });
}

function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Refusal(404, `There is no such ${what}.`);
  return thing;
}

function refuse(response: ServerResponse, error: unknown, log: Log): void {
  if (!(error instanceof Refusal)) log("error", { error: String(error) });
  if (response.headersSent) return void response.destroy();
  const refusal = error instanceof Refusal ? error : new Refusal(500, "The shop made a mistake; nothing was ordered.");
  json(response, refusal.status, { error: refusal.message });
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    ...headers,
  });
  response.end(text);
}
