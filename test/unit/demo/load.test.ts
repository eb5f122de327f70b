import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { exchange, named } from "../../../demo/load/exchange.ts";
import { Generator } from "../../../demo/load/generator.ts";
import type { FromLoad, LoadOptions, LoadResult } from "../../../demo/load/messages.ts";
import { Shopper } from "../../../demo/load/shopper.ts";
import { createShop } from "../../../examples/shop/server/app.ts";

const release = "1111111-111111111111";
const html = '<!doctype html><script src="/assets/index-A.js"></script></html>';
const script = "export const shop = 1;";

/** The shop with Nginx's part played: the page and its one asset. */
function whole(of = release): RequestListener {
  const shop = createShop(of, () => undefined);
  return (request, response) => {
    const path = request.url ?? "";
    if (path.startsWith("/api/")) return shop(request, response);
    const [type, body] = path.startsWith("/assets/") ? ["text/javascript", script] : ["text/html", html];
    response.writeHead(200, { "content-type": type }).end(body);
  };
}

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close().closeAllConnections();
});

async function url(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  running.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function load(listener: RequestListener, more: Partial<LoadOptions> = {}) {
  const targets = [{ host: "a", url: await url(listener) }];
  const options = { targets, releases: [release], rate: 1000, long: 0, mostSeconds: 5, mostRequests: 200, ...more };
  return new Generator(options, () => undefined).run();
}

/** Plays the whole shop, but lets `spoil` take the answers to `path` over. */
function spoilt(path: RegExp, spoil: (response: ServerResponse) => void, listener = whole()): RequestListener {
  return (request, response) => {
    if (path.test(request.url ?? "")) request.resume().on("end", () => spoil(response));
    else listener(request, response);
  };
}

const headers = { "x-release": release, "content-type": "application/json" };

/** What a shopper finds wrong with a hundred answers, one after the other. */
async function findings(listener: RequestListener): Promise<string[]> {
  const [address, agent, shopper] = [await url(listener), new Agent({ keepAlive: true }), new Shopper()];
  const found: string[] = [];
  for (let times = 0; times < 100; times++) {
    const { ask, check } = shopper.next();
    const finding = await exchange(address, agent, ask, 10_000).then(check, named);
    if (finding !== null) found.push(finding);
  }
  agent.destroy();
  return found;
}

describe("a shopper of the load", () => {
  test("finds nothing wrong with the shop", async () => {
    expect(await findings(whole())).toEqual([]);
  });

  const order = (change: object) => {
    const line = { product: "white-clover", unitCents: 795 };
    return JSON.stringify({ id: "ord_0", lines: [line], totalCents: 1, shippingCents: 490, ...change });
  };
  const faults: [string, RequestListener][] = [
    ["a 503 for a checkout", spoilt(/orders/, (response) => response.writeHead(503).end())],
    ["a wrong total", spoilt(/orders/, (response) => response.writeHead(201, headers).end(order({})))],
    ["an order without an id", spoilt(/orders/, (response) => response.writeHead(201, headers).end(order({ id: "" })))],
    ["a reset connection", spoilt(/orders/, (response) => response.destroy())],
    [
      "half an answer",
      spoilt(/orders/, (response) =>
        response.writeHead(201, { "content-length": 9 }).write("{", () => response.destroy()),
      ),
    ],
    [
      "an answer without a release",
      spoilt(/products$/, (response) => response.end('{"products":[{"id":"fern","priceCents":1}]}')),
    ],
    ["an answer that is no JSON", spoilt(/products$/, (response) => response.writeHead(200, headers).end("<html>"))],
    ["another product", spoilt(/products\/./, (response) => response.writeHead(200, headers).end('{"id":"gold"}'))],
    ["a page that is not the shop's", spoilt(/^\/(cart)?$/, (response) => response.end("It works!"))],
    ["a missing asset", spoilt(/assets/, (response) => response.writeHead(404).end())],
    [
      "a page in an asset's place",
      spoilt(/assets/, (response) => response.writeHead(200, { "content-type": "text/html" }).end(html)),
    ],
  ];
  test.each(faults)("sees %s", async (_, listener) => {
    expect(await findings(listener)).not.toEqual([]);
  });
});

describe("the load", () => {
  test("sends as many requests as it says, and finds nothing wrong with the shop", async () => {
    expect(await load(whole())).toMatchObject({ requests: 200, failed: 0, wentBack: 0, heldBack: 0 });
  });

  test("takes no answer of a release that it was not told of", async () => {
    const { failed, failures } = await load(whole("9999999-999999999999"));
    expect(failed).toBeGreaterThan(0);
    expect(failures[0]).toMatchObject({ host: "a", what: "a release that must not answer" });
  });

  test("counts half a report as a failure, and a whole one not", async () => {
    const slow = { long: 2, rate: 50, mostSeconds: 1, mostRequests: 50 };
    expect(await load(whole(), slow)).toMatchObject({ failed: 0, long: { leastInFlight: 2 } });
    const cut = spoilt(/reports/, (response) => response.writeHead(200, headers).end("order\nhalf"));
    expect((await load(cut, slow)).failedBy).toHaveProperty("half a report");
  });

  test("sends nothing a second time: the server sees each request once", async () => {
    let asked = 0;
    const { requests } = await load((_, response) => {
      asked++;
      response.destroy();
    });
    expect(asked).toBe(requests);
  });
});

test("the load holds back what the machine cannot take, and counts it as neither sent nor failed", async () => {
  const held: ServerResponse[] = [];
  let full = false;
  const targets = [
    {
      host: "a",
      url: await url((_, response) => {
        if (full) response.writeHead(503).end();
        else held.push(response);
      }),
    },
  ];
  const options = { targets, releases: [release], rate: 2000, long: 0, mostSeconds: 30, mostRequests: 400 };
  const running = new Generator(options, () => undefined).run();
  await expect.poll(() => held.length, { timeout: 20_000 }).toBe(256);
  full = true;
  for (const response of held) response.writeHead(503).end();
  const { requests, failed, heldBack } = await running;
  expect(requests).toBe(failed);
  expect(requests).toBeGreaterThanOrEqual(256);
  expect(requests + heldBack).toBe(400);
});

describe("the load's process", () => {
  const start = async (more: Partial<LoadOptions> = {}) => {
    const targets = [{ host: "a", url: await url(whole()) }];
    const options: LoadOptions = {
      targets,
      releases: [release],
      rate: 50,
      long: 0,
      mostSeconds: 60,
      mostRequests: 10_000,
      ...more,
    };
    const program = join(import.meta.dirname, "../../../demo/load/main.ts");
    const child = fork(program, [JSON.stringify(options)], { execArgv: [], execPath: process.execPath });
    await once(child, "message");
    return child;
  };

  test("tells its result on SIGTERM, and ends", async () => {
    const child = await start();
    const kinds: string[] = [];
    child.on("message", (message: { kind: string }) => kinds.push(message.kind));
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(kinds.at(-1)).toBe("result");
  });

  test("does not wait for requests that are abandoned, and counts none of them", async () => {
    const child = await start({ long: 4 });
    const result = new Promise<LoadResult>((done) => {
      child.on("message", (message: FromLoad) => message.kind === "result" && done(message.result));
    });
    child.send({ kind: "stop", abandon: true });
    expect(await result).toMatchObject({ failed: 0, long: { requests: 0 } });
    await once(child, "exit");
  });

  test("ends when the process that started it is gone", async () => {
    const child = await start();
    child.disconnect();
    expect(await once(child, "exit")).toEqual([1, null]);
  });
});
