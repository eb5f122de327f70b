import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod";
import { alarmStates } from "../aws/cloudwatch/cloudwatch.ts";
import { type SandboxHost, serves } from "../fleet/hosts.ts";
import type { Sandbox } from "./sandbox.ts";

export interface Status {
  environment: string;
  region: string;
  bucket: string;
  url: string;
  hosts: {
    id: string;
    kind: "real" | "light";
    url: string | null;
    serves: string | null;
    agent: string;
    online: boolean;
  }[];
  faults: Record<string, Record<string, number>>;
  /** Names of those in alarm. */
  alarms: string[];
}

const NewFault = z.strictObject({ name: z.string(), value: z.string() });
const NewAlarmState = z.strictObject({ name: z.string(), state: z.enum(alarmStates) });
const Wanted = z.union([z.strictObject({ role: z.string() }), z.strictObject({ action: z.string() })]);
const NewHosts = z.strictObject({
  count: z.int().min(1).max(500),
  light: z.boolean().default(false),
  agentVersion: z
    .string()
    .regex(/^[0-9]+(\.[0-9]+){3}$/)
    .optional(),
});

class ControlError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export async function statusOf(sandbox: Sandbox): Promise<Status> {
  const { environment, region, bucket, url, faults } = sandbox;
  const one = async (host: SandboxHost) => ({
    id: host.id,
    kind: host.kind,
    url: host.kind === "real" ? host.url : null,
    serves: await serves(host),
    agent: host.agentVersion,
    online: faults.peek("offline", host.id) === undefined,
  });
  const hosts = await Promise.all(sandbox.hosts.map(one));
  const alarms = [...sandbox.alarms.alarms.values()].filter(({ state }) => state === "ALARM").map(({ name }) => name);
  return { environment, region, bucket, url, hosts, faults: faults.list(), alarms };
}

/** The control API under /_sandbox/: JSON in, JSON out, `{error}` with a sentence when it cannot. */
export function control(sandbox: () => Sandbox | undefined, down: () => void) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reply = (status: number, answer: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(`${JSON.stringify(answer)}\n`);
    };
    try {
      // A page in a browser on this machine can reach loopback too; only it sends an Origin.
      if (request.headers.origin !== undefined)
        throw new ControlError(403, "The sandbox takes no orders from web pages.");
      const ready = sandbox();
      if (ready === undefined) throw new ControlError(503, "The sandbox is still starting.");
      reply(200, await obey(ready, request, down));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      reply(error instanceof ControlError ? error.status : 400, { error: message });
    }
  };
}

async function obey(sandbox: Sandbox, request: IncomingMessage, down: () => void): Promise<unknown> {
  const body = async () => JSON.parse((await text(request)) || "{}");
  const path = (request.url ?? "").slice("/_sandbox/".length);
  const host = /^hosts\/(i-[0-9a-f]{17})$/.exec(path)?.[1];
  if (host !== undefined && request.method === "DELETE") {
    if (await sandbox.removeHost(host)) return {};
    throw new ControlError(404, `There is no host ${host}.`);
  }
  switch (`${request.method} ${path}`) {
    case "GET status":
      return await statusOf(sandbox);
    case "POST faults": {
      const { name, value } = NewFault.parse(await body());
      sandbox.faults.set(name, value);
      return sandbox.faults.list();
    }
    case "DELETE faults":
      sandbox.faults.clear();
      return {};
    case "POST hosts": {
      const { agentVersion, ...wanted } = NewHosts.parse(await body());
      const hosts = await sandbox.addHosts(agentVersion === undefined ? wanted : { ...wanted, agentVersion });
      return hosts.map(({ id }) => id);
    }
    case "GET calls":
      return Object.fromEntries(sandbox.calls);
    case "DELETE calls":
      sandbox.calls.clear();
      return {};
    case "GET messages":
      return sandbox.messages;
    case "GET authorizations":
      return { allowed: sandbox.authorizations.allowed, denied: sandbox.authorizations.denied };
    case "DELETE authorizations":
      sandbox.authorizations.clear();
      return {};
    case "GET alarms":
      return Object.fromEntries([...sandbox.alarms.alarms.values()].map(({ name, state }) => [name, state]));
    case "POST alarms": {
      const { name, state } = NewAlarmState.parse(await body());
      if (sandbox.alarms.set(name, state)) return {};
      throw new ControlError(404, `There is no alarm ${name}.`);
    }
    case "POST credentials": {
      const wanted = Wanted.parse(await body());
      return "role" in wanted ? sandbox.envOf(wanted.role) : sandbox.envFor(wanted.action);
    }
    case "POST down":
      down();
      return {};
    default:
      throw new ControlError(404, `There is no control ${request.method} /_sandbox/${path}; see docs/architecture.md.`);
  }
}
