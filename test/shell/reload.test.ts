import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/**
 * Clients that were there before a reload and say nothing meanwhile. An old worker of a new Nginx answers each once more from the
 * former configuration; once the operation has ended none may be.
 */
let lab: ScriptHost;
let next = 1;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;

beforeAll(async () => {
  lab = await ScriptHost.open();
});
afterAll(() => lab[Symbol.asyncDispose]());

interface Answer {
  status: number;
  body: string;
}

/** One client with a connection of its own; a connection that is closed meanwhile is opened anew, as any client does. */
function client() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (method: string, path: string, body = "") =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request({ agent, host: "127.0.0.1", port: lab.host.httpPort, method, path }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      });
      sent.on("error", reject);
      sent.end(body);
    });
  return { ask, close: () => agent.destroy() };
}

async function quiet<T>(count: number, work: (clients: ReturnType<typeof client>[]) => Promise<T>): Promise<T> {
  const clients = Array.from({ length: count }, client);
  try {
    return await work(clients);
  } finally {
    for (const one of clients) one.close();
  }
}

test("the first release is seen by everybody who was told that there is none", async () => {
  const release = await publish(lab, { text: "first" });
  await quiet(20, async (clients) => {
    for (const one of clients) expect((await one.ask("GET", "/")).status).toBe(503);
    const given = { release, rollout: rollout() };
    await lab.run("stage", given);
    expect((await lab.run("switch", given)).code).toBe(0);
    for (const one of clients) expect(await one.ask("GET", "/")).toEqual({ status: 200, body: "<p>first</p>" });
    await lab.run("commit", given);
  });
});

test("a new limit holds for every connection once the switch has ended", async () => {
  const wide = await publish(lab, { text: "wide", config: { request: { body: 2 } } });
  const narrow = await publish(lab, { text: "narrow", config: { request: { body: 1 } } });
  await lab.roll(narrow, rollout());
  await quiet(20, async (clients) => {
    for (const one of clients) expect((await one.ask("GET", "/")).body).toBe("<p>narrow</p>");
    await lab.roll(wide, rollout());
    for (const one of clients) expect((await one.ask("POST", "/api/cart", "x".repeat(1_500_000))).status).toBe(200);
  });
});

test("with a port and a drain of 1 s nobody is sent to the port on which nobody listens any more", async () => {
  const config = { listen: "port", drain: 1 };
  const lost: unknown[] = [];
  await lab.roll(await publish(lab, { text: "port a", config }), rollout());
  const releases = [await publish(lab, { text: "port b", config }), await publish(lab, { text: "port c", config })];
  const version = (await lab.run("status")).result.versions?.nginx ?? "";
  const keeps = version.localeCompare("1.27.4", "en", { numeric: true }) >= 0;
  let over = false;
  await quiet(40, async (clients) => {
    const asking = clients.map(async (one, at) => {
      while (!over) {
        const answer = await one
          .ask("POST", "/api/cart", "item=1")
          .catch((error: Error) => ({ status: error.message }));
        // Before 1.27.4 an old worker closes connections that a request is just coming over.
        if (answer.status !== 200 && (keeps || answer.status !== "read ECONNRESET")) lost.push(answer);
        await pause(500 + at * 60);
      }
    });
    for (const release of releases) await lab.roll(release, rollout());
    await pause(3_000);
    over = true;
    await Promise.all(asking);
  });
  expect(lost).toEqual([]);
});
