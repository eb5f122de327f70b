import { existsSync } from "node:fs";
import { Agent, get } from "node:http";
import { describe, expect, test } from "vitest";
import { ShopServer } from "./server.ts";

const slowPath = "/api/reports/sales.csv?seconds=2";
const whole = /\nend,,0,0\n$/;

describe("a stop of the shop", () => {
  test("finishes the slow request in flight, then exits 0", async () => {
    await using shop = await ShopServer.start();
    const slow = shop.ask("GET", slowPath);
    await arrived(shop);
    const exited = shop.stop();
    expect((await slow).text).toMatch(whole);
    expect(await exited).toBe(0);
  });

  test("accepts nothing more while it finishes", async () => {
    await using shop = await ShopServer.start();
    const slow = shop.ask("GET", slowPath);
    await arrived(shop);
    const exited = shop.stop();
    while (!shop.log.includes('"stopping"')) await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(shop.ask("GET", "/health")).rejects.toThrow();
    await slow;
    expect(await exited).toBe(0);
  });

  test("does not wait for a keep-alive connection that is idle, nor for one that falls idle", async () => {
    await using shop = await ShopServer.start();
    const agent = new Agent({ keepAlive: true });
    const ask = (path: string) =>
      new Promise<string>((resolve, reject) => {
        get({ socketPath: shop.port, path, agent }, (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (part) => (text += part));
          response.once("end", () => resolve(text));
        }).once("error", reject);
      });
    await ask("/health");
    const slow = ask(slowPath);
    await arrived(shop);
    const started = Date.now();
    const exited = shop.stop();
    expect(await slow).toMatch(whole);
    expect(await exited).toBe(0);
    expect(Date.now() - started).toBeLessThan(30_000);
    agent.destroy();
  });

  test("by SIGKILL does lose it: the test above can fail", async () => {
    await using shop = await ShopServer.start();
    const slow = shop.ask("GET", slowPath);
    const lost = expect(slow).rejects.toThrow();
    await arrived(shop);
    await shop.stop("SIGKILL");
    await lost;
  });

  test("leaves no socket behind", async () => {
    await using shop = await ShopServer.start();
    expect(existsSync(shop.port)).toBe(true);
    await shop.stop();
    expect(existsSync(shop.port)).toBe(false);
  });

  test("works for one that listens on a port, and by Ctrl-C", async () => {
    await using shop = await ShopServer.start(0);
    expect(await shop.stop("SIGINT")).toBe(0);
  });
});

/** A second request that was answered shows that the first one has arrived. */
async function arrived(shop: ShopServer): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  await shop.ask("GET", "/health");
}
