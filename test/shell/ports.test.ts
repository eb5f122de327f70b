import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** Apps that cannot listen on a socket. */
let lab: ScriptHost;
let next = 1;
let first: number;
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;
const config = { listen: "port", drain: 20 };
const portOf = async (release: string) =>
  Number(await readFile(lab.path(`srv/kloverbuy/releases/${release}/port`), "utf8"));
const textOf = async (path = "/api/version") => {
  // A reload closes idle connections: this client asks for none.
  const answer = await lab.get(path, { headers: { connection: "close" } });
  return { status: answer.status, ...((await answer.json()) as { text: string }) };
};

beforeAll(async () => {
  lab = await ScriptHost.open();
  first = Number(/^KLOVERBUY_PORTS=(\d+)-/m.exec(await readFile(lab.path("etc/kloverbuy/host.env"), "utf8"))?.[1]);
});
afterAll(() => lab[Symbol.asyncDispose]());

let one: string;

test("a port that somebody else listens on is skipped", async () => {
  const others = createServer();
  await new Promise<void>((resolve) => others.listen(first, "127.0.0.1", resolve));
  one = await publish(lab, { text: "one", config });
  await lab.roll(one, rollout());
  expect(await portOf(one)).toBeGreaterThan(first);
  expect(await textOf()).toMatchObject({ status: 200, text: "one" });
  others.close();
});

test("the port of a release that is down at the moment is not given to another", async () => {
  const port = await portOf(one);
  // All that are lower have their listeners, so that it would be the first free one.
  const lower = Array.from({ length: port - first }, (_, at) =>
    createServer()
      .once("error", () => undefined)
      .listen(first + at, "127.0.0.1"),
  );
  await lab.sh(`systemctl stop kloverbuy@${one}.service`);
  const given = { release: await publish(lab, { text: "meanwhile", config }), rollout: rollout() };
  expect((await lab.run("stage", given)).code).toBe(0);
  expect(await portOf(given.release)).not.toBe(port);
  for (const server of lower) server.close();
  await lab.sh(`systemctl start kloverbuy@${one}.service`);
  expect((await lab.run("revert", given)).code).toBe(0);
  await expect.poll(async () => (await textOf().catch(() => ({ text: "" }))).text).toBe("one");
});

test("two releases run side by side, and a switch moves front end and back end without losing what is in flight", async () => {
  const two = await publish(lab, { text: "two", config });
  const given = { release: two, rollout: rollout() };
  expect((await lab.run("stage", given)).result.outcome).toBe("done");
  expect(await portOf(two)).not.toBe(await portOf(one));
  expect(await textOf()).toMatchObject({ text: "one" });
  const flying = textOf("/api/slow?ms=4000");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await lab.run("switch", given)).result.outcome).toBe("done");
  expect(await textOf()).toMatchObject({ text: "two" });
  expect(await (await lab.get("/")).text()).toBe("<p>two</p>");
  expect((await lab.run("commit", given)).result.outcome).toBe("done");
  await lab.roll(await publish(lab, { text: "three", config }), rollout());
  expect(await flying).toMatchObject({ status: 200, text: "one" });
});

test("a stopped release gives its port back, and gets a free one when it is staged again", async () => {
  expect(await lab.run("stage", { release: one, rollout: rollout() })).toMatchObject({ code: 0 });
  const given = { release: one, rollout: rollout() };
  await lab.sh(`systemctl stop kloverbuy@${one}.service`);
  const squatter = createServer();
  const port = await portOf(one);
  await new Promise<void>((resolve) => squatter.listen(port, "127.0.0.1", resolve));
  expect(await lab.run("stage", given)).toMatchObject({ code: 0 });
  expect(await portOf(one)).not.toBe(port);
  squatter.close();
  expect((await lab.run("revert", given)).code).toBe(0);
});

test("from a port to a socket and back no request meets the wrong one", async () => {
  const socket = await publish(lab, { text: "socket" });
  const lost: unknown[] = [];
  let over = false;
  const asking = (async () => {
    while (!over) {
      const answer = await textOf().catch((error: unknown) => ({ status: String(error), text: "" }));
      if (answer.status !== 200) lost.push(answer);
      await pause(5);
    }
  })();
  await lab.roll(socket, rollout());
  expect(await textOf()).toMatchObject({ text: "socket" });
  await lab.roll(await publish(lab, { text: "port", config }), rollout());
  expect(await textOf()).toMatchObject({ text: "port" });
  over = true;
  await asking;
  expect(lost).toEqual([]);
});
