import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { crowd, get } from "./crowd.ts";
import { median } from "./median.ts";
import { Site } from "./site.ts";

export interface ProxyResult {
  requests_per_second: number;
  /** Processor time of Nginx and of the app for one request: what other work on the machine does not blur. */
  nginx_us: number;
  app_us: number;
}

const connections = 32;
const kept = 32;

/** The hosts' site as it is, and with upstream keep-alive, in turn on the same processes; medians of `rounds`. */
export async function measureProxy(
  rounds = 5,
  seconds = 2,
): Promise<{ ours: ProxyResult; keepalive: ProxyResult; ratio: number }> {
  await using site = await Site.start(["a"]);
  const found = { ours: [] as ProxyResult[], keepalive: [] as ProxyResult[] };
  for (let round = 0; round < rounds; round++) {
    for (const [name, keepalive] of [["ours", 0] as const, ["keepalive", kept] as const]) {
      site.write({ keepalive });
      await site.reload();
      // The former workers have gone, with their connections.
      await pause(500);
      found[name].push(await measure(site, seconds));
    }
  }
  const [ours, keepalive] = [middle(found.ours), middle(found.keepalive)];
  const ratio = Math.round((ours.requests_per_second / keepalive.requests_per_second) * 100) / 100;
  return { ours, keepalive, ratio };
}

async function measure(site: Site, seconds: number): Promise<ProxyResult> {
  const [app] = [...site.apps.values()];
  const spent = () => [used([site.nginx, ...children(site.nginx)]), used([app?.pid ?? 0])] as const;
  const before = spent();
  const { answered, lost, ms } = await crowd(site.url, { request: get("/api/products/fern"), connections }, () =>
    pause(seconds * 1000),
  );
  const after = spent();
  if (Object.keys(lost).length > 0) throw new Error(`A request of the proxy's bench was lost: ${JSON.stringify(lost)}`);
  return {
    requests_per_second: Math.round((answered * 1000) / ms),
    nginx_us: Math.round(((after[0] - before[0]) * 1e6) / answered),
    app_us: Math.round(((after[1] - before[1]) * 1e6) / answered),
  };
}

const middle = (all: ProxyResult[]): ProxyResult => ({
  requests_per_second: median(all.map((one) => one.requests_per_second)),
  nginx_us: median(all.map((one) => one.nginx_us)),
  app_us: median(all.map((one) => one.app_us)),
});

/** Linux counts in hundredths of a second for every program, independently of the kernel's own clock. */
const ticksPerSecond = 100;

/** Seconds of processor time, user and system. */
function used(pids: number[]): number {
  return pids.reduce((sum, pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return sum + (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  }, 0);
}

function children(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await measureProxy(), null, 2));
