import { execFileSync } from "node:child_process";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Balancer } from "../../sandbox/balancer/balancer.ts";
import { newestFolder, nginxVersion } from "../../sandbox/fleet/nginx.ts";
import { refresh } from "../../sandbox/fleet/refresh.ts";
import { SandboxEnvironment } from "../e2e/place/place.ts";
import { postInARow } from "../shell/lab/posts.ts";

/** Raising the pinned Nginx changes shell/, and so the launch template: every living host is replaced, under its users' eyes. */
const system = dirname(
  execFileSync("sh", ["-c", "PATH=/usr/sbin:/sbin:$PATH command -v nginx"], { encoding: "utf8" }).trim(),
);

let place: SandboxEnvironment;
let balancer: Balancer;
beforeAll(async () => {
  place = await SandboxEnvironment.open({});
  const { addHosts } = place.sandbox;
  balancer = await Balancer.start();
  await addHosts({ count: 2, nginx: system });
  expect((await place.deploy(await place.build("first"))).outputs.outcome).toBe("succeeded");
  for (const host of place.sandbox.hosts) if (host.kind === "real") await balancer.register(host.id, host.url);
});
afterAll(async () => {
  await balancer?.[Symbol.asyncDispose]();
  await place?.[Symbol.asyncDispose]();
});

/** Of the Nginx that runs on each host. */
async function versions(): Promise<(string | undefined)[]> {
  const said = place.sandbox.hosts.map(async (host) => {
    if (host.kind !== "real") return undefined;
    return (await (await fetch(`${host.url}/.kloverbuy/site`)).text()).split(" ")[1];
  });
  return Promise.all(said);
}

test.each([
  ["the distribution's to the newest", newestFolder],
  ["the newest to the distribution's", system],
])("a fleet that serves goes from %s Nginx without a lost request", async (_, nginx) => {
  const former = place.sandbox.hosts.map(({ id }) => id);
  const stop = postInARow(balancer.port, 16);
  await refresh({ ...place.sandbox, hosts: place.sandbox.hosts, balancer, nginx });
  const { answered, lost, seen } = await stop();
  expect(lost).toEqual([]);
  expect(answered).toBeGreaterThan(500);
  expect([...seen]).toEqual(["first"]);
  expect(place.sandbox.hosts.map(({ id }) => id)).not.toEqual(expect.arrayContaining(former));
  expect(await versions()).toEqual(Array(2).fill(nginxVersion(`${nginx}:${process.env.PATH}`)));
});

test("control: a host that is replaced without the balancer being told loses requests", async () => {
  const [first] = place.sandbox.hosts;
  const stop = postInARow(balancer.port, 16);
  await place.sandbox.removeHost(first?.id ?? "");
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect((await stop()).lost.length).toBeGreaterThan(0);
});
