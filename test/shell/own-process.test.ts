import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ScriptHost } from "./lab/lab.ts";
import { publish } from "./lab/releases.ts";

/** Healthy means: a process of the release's own unit answered. The strangers here answer exactly as the app would. */
let lab: ScriptHost;
let next = 1;
let strangers: Server[] = [];
const rollout = () => `${String(next++).padStart(8, "0")}-0000000a`;
const config = { listen: "port" };

/** Listens a second late, or goes away from where it listens and lives on, or lets a child do the work. */
const app = `
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
const text = readFileSync(new URL("./version.txt", import.meta.url), "utf8").trim();
const late = text.startsWith("late");
if (text === "parent" && process.argv[2] !== "child") {
  const child = spawn(process.execPath, ["server.mjs", "child"], { stdio: "inherit" });
  process.once("SIGTERM", () => child.kill());
} else {
  const server = createServer((request, response) => {
    response.setHeader("x-release", process.env.KLOVERBUY_RELEASE).setHeader("connection", "close").end("{}");
    if (request.url === "/api/leave") setInterval(() => undefined, 1000), server.close();
  });
  setTimeout(() => server.listen(process.env.PORT), late ? 1000 : 0);
  process.once("SIGTERM", () => process.exit());
}
`;
const make = (text: string, given: Record<string, unknown> = config) =>
  publish(lab, { text, files: { "server.mjs": app }, config: given });
const portOf = async (release: string) =>
  Number(await readFile(lab.path(`srv/kloverbuy/releases/${release}/port`), "utf8").catch(() => "0"));

/** Somebody else's service, in this process: false when the place is taken. */
function stranger(release: string, ...place: [number, string] | [string]): Promise<boolean> {
  const server = createServer((_, response) => response.setHeader("x-release", release).end("{}"));
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.once("listening", () => resolve(strangers.push(server) > 0));
    if (place.length === 1) server.listen(place[0]);
    else server.listen({ port: place[0], host: place[1], ipv6Only: place[1].includes(":") });
  });
}

/** Takes each port that the release gets, as soon as it is chosen, at most so often. */
async function overtake(release: string, times: number, work: Promise<unknown>): Promise<number[]> {
  let over = false;
  void work.finally(() => {
    over = true;
  });
  const taken: number[] = [];
  while (!over) {
    const port = await portOf(release);
    if (port > 0 && !taken.includes(port) && taken.length < times && (await stranger(release, port, "0.0.0.0"))) {
      taken.push(port);
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return taken;
}

beforeAll(async () => {
  lab = await ScriptHost.open();
});
afterEach(() => {
  for (const server of strangers) {
    server.closeAllConnections();
    server.close();
  }
  strangers = [];
});
afterAll(() => lab[Symbol.asyncDispose]());

test("who takes the port before the app has it is not believed, and the app gets another one", async () => {
  const release = await make("late once");
  const given = { release, rollout: rollout() };
  const staging = lab.run("stage", given);
  const taken = await overtake(release, 1, staging);
  const { code, result, stderr } = await staging;
  expect(code, stderr).toBe(0);
  expect(result.outcome).toBe("done");
  expect(stderr).toContain(`another process answers on port ${taken[0]}: process ${process.pid} (`);
  expect(await portOf(release)).not.toBe(taken[0]);
  expect((await lab.run("revert", given)).code).toBe(0);
});

test("who takes each port is named in the failure, and nothing stays", async () => {
  const release = await make("late always");
  const staging = lab.run("stage", { release, rollout: rollout() });
  const taken = await overtake(release, 9, staging);
  const { code, result } = await staging;
  expect(code).toBe(1);
  expect(taken.length).toBe(4);
  expect(result.error?.step).toBe("health");
  expect(result.error?.message).toContain(`another process answers on port ${taken[3]}: process ${process.pid} (`);
  expect(result.error?.cure).toContain("ss -tlnp");
  expect((await lab.sh("systemctl list-units --plain --no-legend --all 'kloverbuy@*' | grep -c running")).stdout).toBe(
    "0\n",
  );
});

test.each(["0.0.0.0", "127.0.0.1", "::", "::1"])("a port on which somebody listens at %s is skipped", async (host) => {
  const release = await make(`beside ${host}`);
  const given = { release, rollout: rollout() };
  const first = Number(/^KLOVERBUY_PORTS=(\d+)/m.exec(await readFile(lab.path("etc/kloverbuy/host.env"), "utf8"))?.[1]);
  expect(await stranger("other", first, host)).toBe(true);
  expect((await lab.run("stage", given)).code).toBe(0);
  expect(await portOf(release)).toBeGreaterThan(first);
  expect((await lab.run("revert", given)).code).toBe(0);
});

test("an app whose child listens is its own", async () => {
  const given = { release: await make("parent"), rollout: rollout() };
  expect(await lab.run("stage", given)).toMatchObject({ code: 0, result: { outcome: "done" } });
  expect((await lab.run("revert", given)).code).toBe(0);
});

test.each(["port", "socket"])("a switch does not believe who took a staged app's %s", async (listen) => {
  const release = await make(`leaves its ${listen}`, { listen });
  const given = { release, rollout: rollout() };
  expect((await lab.run("stage", given)).code).toBe(0);
  const port = await portOf(release);
  const socket = lab.path(`srv/kloverbuy/releases/${release}/run/app.sock`);
  await lab.sh(
    listen === "port"
      ? `curl -s http://127.0.0.1:${port}/api/leave`
      : `curl -s --unix-socket ${socket} http://app/api/leave`,
  );
  await expect
    .poll(() => (listen === "port" ? stranger(release, port, "127.0.0.1") : stranger(release, socket)))
    .toBe(true);
  const { code, result } = await lab.run("switch", given);
  expect(code).toBe(1);
  expect(result.live).toBe(null);
  expect(result.error?.step).toBe("health");
  const place = listen === "port" ? `port ${port}` : "the app's socket";
  expect(result.error?.message).toContain(`another process answers on ${place}: process ${process.pid} (`);
  expect((await lab.run("revert", given)).code).toBe(0);
});

test("a revert brings the committed release back, on another port, when a stranger has taken its own", async () => {
  const committed = await make("goes away");
  await lab.roll(committed, rollout());
  const port = await portOf(committed);
  const given = { release: await make("refused"), rollout: rollout() };
  for (const operation of ["stage", "switch"]) expect((await lab.run(operation, given)).code).toBe(0);
  await lab.sh(`curl -s http://127.0.0.1:${port}/api/leave`);
  await expect.poll(() => stranger(committed, port, "127.0.0.1")).toBe(true);
  const { code, result, stderr } = await lab.run("revert", given);
  expect(code, stderr).toBe(0);
  expect(result).toMatchObject({ live: committed, committed, pending: null });
  expect(await portOf(committed)).not.toBe(port);
  expect((await lab.get("/api/any")).headers.get("x-release")).toBe(committed);
});
