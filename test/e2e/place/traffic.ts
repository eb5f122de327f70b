import { setTimeout as pause } from "node:timers/promises";
import type { Sandbox } from "../../../sandbox/lifecycle/start.ts";

export interface Traffic {
  requests: number;
  failures: string[];
  /** Every text that the app answered with. */
  seen: Set<string>;
}

/** A POST and a page of every real host, again and again while `work` runs; nothing is sent twice. */
export async function underTraffic<T>(sandbox: Sandbox, work: () => Promise<T>): Promise<Traffic & { result: T }> {
  const traffic: Traffic = { requests: 0, failures: [], seen: new Set() };
  let over = false;
  const visit = async (url: string) => {
    while (!over) {
      for (const [path, method] of [
        ["/api/version", "POST"],
        ["/", "GET"],
      ] as const) {
        traffic.requests += 1;
        try {
          const response = await fetch(url + path, { method });
          const text = await response.text();
          if (!response.ok) traffic.failures.push(`${method} ${path}: ${response.status}`);
          traffic.seen.add(path === "/" ? text.trim() : JSON.parse(text).text);
        } catch (error) {
          traffic.failures.push(`${method} ${path}: ${String((error as Error).cause ?? error)}`);
        }
      }
      await pause(40);
    }
  };
  const visitors = sandbox.hosts.flatMap((host) => (host.kind === "real" ? [visit(host.url)] : []));
  try {
    const result = await work();
    return Object.assign(traffic, { result });
  } finally {
    over = true;
    await Promise.all(visitors);
  }
}
