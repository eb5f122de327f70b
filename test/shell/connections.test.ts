import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/* Every kind of connection reaches the app through Nginx, and a switch cuts none of them. */

/** Echoes WebSockets with its text, streams events, counts what is uploaded, and tells each WebSocket of a SIGTERM. */
const server = `
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
const text = readFileSync(new URL("./version.txt", import.meta.url), "utf8").trim();
const sockets = new Set();
let got = 0;
const frame = (words) => Buffer.concat([Buffer.from([0x81, Buffer.byteLength(words)]), Buffer.from(words)]);
const server = createServer((request, response) => {
  response.setHeader("x-release", process.env.KLOVERBUY_RELEASE);
  if (request.url === "/api/got") return response.end(String(got));
  if (request.method === "POST") {
    got = 0;
    request.on("data", (data) => (got += data.length));
    return request.on("end", () => response.end(text + " got " + got));
  }
  if (request.url !== "/api/events") return response.end(text);
  response.writeHead(200, { "content-type": "text/event-stream", "x-accel-buffering": "no" });
  let number = 0;
  const tick = () => response.write("data: " + text + " " + number++ + "\\n\\n");
  tick();
  const timer = setInterval(tick, 200);
  request.on("close", () => clearInterval(timer));
});
server.on("upgrade", (request, socket) => {
  const key = createHash("sha1").update(request.headers["sec-websocket-key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
  socket.write("HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Accept: " + key.digest("base64") + "\\r\\n\\r\\n");
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
  socket.on("data", (data) => {
    if ((data[0] & 15) !== 1) return socket.end();
    const words = data.subarray(6, 6 + (data[1] & 127)).map((byte, at) => byte ^ data[2 + (at % 4)]);
    socket.write(frame(text + " heard " + Buffer.from(words)));
  });
});
process.once("SIGTERM", () => {
  for (const socket of sockets) socket.end(Buffer.concat([frame(text + " ends"), Buffer.from([0x88, 0])]));
  server.close();
});
server.listen(process.env.PORT);
`;

let lab: ScriptHost;
let one: string;
let two: string;
let three: string;
let next = 1;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;
const config = { drain: 2 };

beforeAll(async () => {
  lab = await ScriptHost.open();
  const app = (text: string) => publish(lab, { text, config, files: { "server.mjs": server } });
  [one, two, three] = [await app("one"), await app("two"), await app("three")];
  await lab.roll(one, rollout());
});
afterAll(() => lab[Symbol.asyncDispose]());

async function socket() {
  const ws = new WebSocket(`ws://127.0.0.1:${lab.host.httpPort}/api/socket`);
  const heard: string[] = [];
  ws.addEventListener("message", ({ data }) => heard.push(String(data)));
  await once(ws, "open");
  return {
    heard,
    closed: once(ws, "close"),
    async say(words: string) {
      ws.send(words);
      await expect.poll(() => heard.at(-1), { timeout: 20_000 }).toMatch(`heard ${words}`);
      return heard.at(-1);
    },
    close: () => ws.close(),
  };
}

test("a WebSocket reaches the app and stays with its release; the next one is the new release's; before its process ends it is told", async () => {
  const first = await socket();
  expect(await first.say("hello")).toBe("one heard hello");
  await lab.roll(two, rollout());
  expect(await first.say("again")).toBe("one heard again");
  const second = await socket();
  expect(await second.say("hello")).toBe("two heard hello");
  // `one` is no longer warm: it is stopped when its drain time is over, and hears so.
  await lab.roll(three, rollout());
  await first.closed;
  expect(first.heard.at(-1)).toBe("one ends");
  expect(await second.say("still")).toBe("two heard still");
  second.close();
  const third = await socket();
  expect(await third.say("back")).toBe("three heard back");
  third.close();
});

test("events arrive as they are sent, over a switch too", async () => {
  const asking = request({ port: lab.host.httpPort, path: "/api/events" }).end();
  const [answer] = await once(asking, "response");
  const events: string[] = [];
  answer.on("data", (data: Buffer) => events.push(...data.toString().trim().split("\n\n")));
  await expect.poll(() => events.length, { timeout: 20_000 }).toBeGreaterThan(2);
  const { length } = events;
  await lab.roll(two, rollout());
  await expect.poll(() => events.length, { timeout: 20_000 }).toBeGreaterThan(length + 2);
  expect(new Set(events.map((event) => event.split(" ")[1]))).toEqual(new Set(["three"]));
  asking.destroy();
});

test("a client of HTTP/1.0, and HEAD, get their answers", async () => {
  const old = connect(lab.host.httpPort, "127.0.0.1");
  old.write("GET /api/version HTTP/1.0\r\n\r\n");
  let said = "";
  for await (const part of old) said += part;
  expect(said).toMatch(/^HTTP\/1\.1 200 /);
  expect(said).toMatch(/\r\n\r\ntwo$/);
  const head = await lab.get("/api/version", { method: "HEAD" });
  expect(head.status).toBe(200);
  expect(head.headers.get("x-release")).toBe(two);
});

test("an upload reaches the app whole, or as it comes when the app asks for that", async () => {
  const streaming = await publish(lab, {
    text: "streaming",
    config: { ...config, request: { buffer: false } },
    files: { "server.mjs": server },
  });
  const half = "x".repeat(50_000);
  const got = async () => Number(await (await lab.get("/api/got")).text());
  for (const [release, meanwhile] of [
    [three, 0],
    [streaming, half.length],
  ] as const) {
    await lab.roll(release, rollout());
    const headers = { "content-length": 2 * half.length };
    const upload = request({ port: lab.host.httpPort, path: "/api/upload", method: "POST", headers });
    const answered = once(upload, "response");
    upload.write(half);
    // Where the app gets nothing there is nothing to wait for.
    if (meanwhile > 0) await expect.poll(got, { timeout: 20_000 }).toBe(meanwhile);
    else await new Promise((done) => setTimeout(done, 500));
    expect(await got()).toBe(meanwhile);
    upload.end(half);
    let said = "";
    for await (const part of (await answered)[0]) said += part;
    expect(said).toMatch(/ got 100000$/);
  }
});
