import { readlink } from "node:fs/promises";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import type { Instances, ManagedInstance } from "../aws/ssm/instances.ts";
import { createAgent } from "./agent.ts";
import { createHost, type Host } from "./host.ts";
import { createLightHost, type LightHost } from "./light.ts";

export const defaultAgentVersion = "3.3.3050.0";

export interface FleetOptions {
  state: string;
  environment: string;
  bucket: string;
  region: string;
  tag: { key: string; value: string };
  instances: Instances;
  /** Milliseconds that a light host takes for a document. */
  lightLatencyMs: number;
  /** A fresh set of instance credentials and the endpoint, as environment variables. */
  environmentOf(id: string): Record<string, string>;
  published(release: string): Promise<boolean>;
}

export interface NewHosts {
  count: number;
  light?: boolean;
  agentVersion?: string;
  /** A folder with the `nginx` of these hosts. */
  nginx?: string | undefined;
}

interface Common {
  id: string;
  agentVersion: string;
}
export type SandboxHost = Common & ({ kind: "real"; url: string; host: Host } | { kind: "light"; light: LightHost });

/** The sandbox's hosts: real ones with Nginx and processes, light ones in memory. */
export class Fleet {
  #options: FleetOptions;
  #hosts = new Map<string, SandboxHost>();
  #made = 0;

  constructor(options: FleetOptions) {
    this.#options = options;
  }

  list(): SandboxHost[] {
    return [...this.#hosts.values()];
  }

  get(id: string): SandboxHost | undefined {
    return this.#hosts.get(id);
  }

  /** Makes hosts two at a time: preparing one is mostly waiting for its processes. */
  async add({ count, light = false, agentVersion = defaultAgentVersion, nginx }: NewHosts): Promise<SandboxHost[]> {
    const numbers = Array.from({ length: count }, () => ++this.#made);
    const made = new Map<number, SandboxHost>();
    const waiting = [...numbers];
    const lane = async () => {
      for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) {
        made.set(n, light ? this.#light(n, agentVersion) : await this.#real(n, agentVersion, nginx));
      }
    };
    const lanes = await Promise.allSettled([lane(), lane()]);
    const broken = lanes.find((one) => one.status === "rejected");
    // The hosts that did come up are registered, so that close() ends them.
    for (const n of numbers) this.#register(n, made.get(n));
    if (broken) throw broken.reason;
    return numbers.flatMap((n) => made.get(n) ?? []);
  }

  async remove(id: string): Promise<boolean> {
    const host = this.#hosts.get(id);
    if (host === undefined) return false;
    this.#hosts.delete(id);
    this.#options.instances.remove(id);
    if (host.kind === "real") await host.host.close();
    return true;
  }

  async close(): Promise<void> {
    await Promise.all(this.list().map(({ id }) => this.remove(id)));
  }

  async #real(n: number, agentVersion: string, nginx?: string): Promise<SandboxHost> {
    const { state, environment, bucket, region, environmentOf } = this.#options;
    const id = instanceId(n);
    const httpPort = await freePort();
    const root = join(state, "h", String(n));
    const agentEnvironment = environmentOf(id);
    const host = await createHost({ id, root, httpPort, environment, bucket, region, agentEnvironment, nginx });
    return { kind: "real", id, agentVersion, host, url: `http://127.0.0.1:${httpPort}` };
  }

  #light(n: number, agentVersion: string): SandboxHost {
    const { environment, lightLatencyMs: latencyMs, published } = this.#options;
    const id = instanceId(n);
    return { kind: "light", id, agentVersion, light: createLightHost({ id, environment, latencyMs, published }) };
  }

  #register(n: number, host: SandboxHost | undefined): void {
    if (host === undefined) return;
    const { environment, region, tag, instances } = this.#options;
    const { id, agentVersion } = host;
    const agent =
      host.kind === "light" ? host.light.agent : createAgent({ host: host.host, version: agentVersion, region });
    const instance: ManagedInstance = {
      id,
      name: `${environment}-${n}`,
      address: `10.0.${n >> 8}.${n & 255}`,
      agentVersion,
      platformName: "Ubuntu",
      platformVersion: "22.04",
      tags: { Name: `${environment}-${n}`, [tag.key]: tag.value },
      registered: new Date(),
      agent,
    };
    this.#hosts.set(id, host);
    instances.add(instance);
  }
}

/** The release that a host serves, or null. */
export async function serves(one: SandboxHost): Promise<string | null> {
  if (one.kind === "light") return one.light.live;
  try {
    return basename(await readlink(join(one.host.root, "srv/kloverbuy/live")));
  } catch {
    return null;
  }
}

const instanceId = (n: number) => `i-${n.toString(16).padStart(17, "0")}`;

/** The kernel hands out free ports in a wide circle, so another process is unlikely to take this one before Nginx does. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("The kernel named no free port on 127.0.0.1.");
  return address.port;
}
