import type { Status } from "../lifecycle/control.ts";
import { find, type Running, stateFolder } from "../lifecycle/state.ts";
import { UsageError } from "./verb.ts";

/** The control API of the daemon that is up. */
export interface Client {
  daemon: Running & { url: string };
  status(): Promise<Status>;
  call(method: string, path: string, body?: unknown): Promise<unknown>;
}

/** Throws UsageError when no sandbox is up. */
export async function connect(): Promise<Client> {
  const found = await find(stateFolder());
  if (found.is !== "running") throw new UsageError("No sandbox is up: start one with 'npm run sandbox -- up'.");
  const { daemon } = found;
  const { url } = daemon;
  if (url === null) throw new UsageError("The sandbox is still starting: wait for its 'up' to return.");
  const call = async (method: string, path: string, body?: unknown) => {
    const payload = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}/_sandbox/${path}`, { method, ...payload });
    const answer = await response.json();
    if (response.ok) return answer;
    throw new UsageError((answer as { error: string }).error);
  };
  return { daemon: { ...daemon, url }, call, status: async () => (await call("GET", "status")) as Status };
}
