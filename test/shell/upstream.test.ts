import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/**
 * One connection to the app for each request, whatever this Nginx does by itself (from 1.29.7 on it keeps them) and however the
 * app behaves: then a rename of `live` moves the very next request.
 */
const config = { frontend: null, drain: 1 };

/** Deaf to `Connection`: never closes a connection, and says in each answer which one it came over, counted from 1. */
const deaf = `
import { createServer } from "node:net";
let connections = 0;
createServer((socket) => {
  const which = ++connections;
  let text = "";
  socket.on("error", () => socket.destroy());
  socket.on("data", (bytes) => {
    text += bytes;
    for (let end = text.indexOf("\\r\\n\\r\\n"); end >= 0; end = text.indexOf("\\r\\n\\r\\n")) {
      text = text.slice(end + 4);
      const body = String(which);
      const release = process.env.KLOVERBUY_RELEASE;
      socket.write("HTTP/1.1 200 OK\\r\\nx-release: " + release + "\\r\\ncontent-length: " + body.length + "\\r\\n\\r\\n" + body);
    }
  });
}).listen(process.env.PORT);
process.once("SIGTERM", () => process.exit(0));
`;

let lab: ScriptHost;
beforeAll(async () => {
  lab = await ScriptHost.open();
});
afterAll(() => lab[Symbol.asyncDispose]());

/** The connections that `times` requests in a row came over. */
async function connections(path: string, times: number): Promise<number> {
  const over = new Set<string>();
  for (let n = 0; n < times; n++) over.add(await (await lab.get(path)).text());
  return over.size;
}

test.each(["socket", "port"])(
  "20 requests to an app on a %s that never closes come over 20 connections",
  async (listen) => {
    const deafApp = await publish(lab, {
      text: `deaf ${listen}`,
      files: { "server.mjs": deaf },
      config: { ...config, listen },
    });
    await lab.roll(deafApp, `0000000${listen === "port" ? 2 : 1}-0000000a`);
    expect(await connections("/api/x", 20)).toBe(20);
    expect(await connections("/health", 20)).toBe(20);
    expect(await connections("/.kloverbuy/health", 20)).toBe(20);
  },
);

test("health comes over a fresh connection even where requests share one", async () => {
  const site = lab.path("etc/nginx/kloverbuy/site.conf");
  const { code, stderr } = await lab.sh(
    `sed -i '0,/keepalive_requests 1;/s//keepalive 64;/' ${site} && systemctl reload nginx.service`,
  );
  expect(code, stderr).toBe(0);
  await expect.poll(() => connections("/api/x", 10), { timeout: 20_000 }).toBeLessThan(4);
  expect(await connections("/health", 20)).toBe(20);
  expect(await connections("/.kloverbuy/health", 20)).toBe(20);
});

test("the request after a switch is answered by the new release, though the former never closes", async () => {
  const files = { "server.mjs": deaf };
  for (const [at, text] of ["a", "b", "c"].entries()) {
    const release = await publish(lab, { text, files, config });
    await lab.roll(release, `0000001${at}-0000000a`);
    expect((await lab.get("/api/x")).headers.get("x-release")).toBe(release);
  }
});
