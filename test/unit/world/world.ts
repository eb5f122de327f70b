import type { HarmAlarm } from "../../../actions/lib/bake/alarm.ts";
import type { Bake } from "../../../actions/lib/bake/bake.ts";
import { parseWaves } from "../../../actions/lib/fleet/wave.ts";
import type { RolloutPorts, RolloutRequest } from "../../../actions/lib/rollout/request.ts";
import { type RollbackRequest, rollback } from "../../../actions/lib/rollout/rollback.ts";
import { deploy } from "../../../actions/lib/rollout/rollout.ts";
import type { Log } from "../../../actions/lib/text/log.ts";
import { HostConfig } from "../../../schema/app-config.ts";
import { keys } from "../../../schema/bucket-keys.ts";
import type { Manifest } from "../../../schema/manifest.ts";
import { VirtualClock } from "./clock.ts";
import { MemoryFleet } from "./fleet.ts";
import { MemoryHost } from "./host.ts";
import { MemoryRecords } from "./records.ts";

export const OLD = "0000000-000000000000";
export const NEW = "1111111-111111111111";
export const NEXT = "2222222-222222222222";
export const ENV = "production";

const instanceId = (n: number) => `i-${String(n).padStart(17, "0")}`;

/** A whole environment in memory, and runs in it. */
export class MemoryEnvironment {
  readonly clock = new VirtualClock();
  readonly records = new MemoryRecords();
  readonly hosts: MemoryHost[];
  readonly fleet: MemoryFleet;
  readonly lines: string[] = [];
  hook: string[] | null = null;
  /** Seconds that a release may take until it is healthy. */
  health = 30;
  /** Seconds that a process which goes may take for its last requests. */
  drain = 30;
  /** What a deploy watches between its waves, and the alarm that it asks. */
  bake: Bake | null = null;
  harm: HarmAlarm | undefined;
  #runs = 0;

  constructor(hosts = 3, serves: string | null = null) {
    this.hosts = Array.from({ length: hosts }, (_, at) => new MemoryHost(instanceId(at + 1), serves));
    this.fleet = new MemoryFleet(this.clock, this.hosts);
  }

  ports(signal: AbortSignal = new AbortController().signal): RolloutPorts {
    const { records, fleet, clock } = this;
    const write = (line: string) => void this.lines.push(line);
    const group: Log["group"] = (title, work) => {
      write(title);
      return work();
    };
    const log: Log = { info: write, warn: write, group };
    const releases = {
      manifest: async (id: string) => ([OLD, NEW, NEXT].includes(id) ? this.manifest(id) : undefined),
    };
    return { releases, records, fleet, harm: this.harm, clock, log, signal, holder: `run-${++this.#runs}` };
  }

  request(release: string, change: Partial<RolloutRequest> = {}): RolloutRequest {
    const parsed = parseWaves("1, 25%, 100%");
    if ("fault" in parsed) throw new Error(parsed.fault);
    const timeouts = { wait: 0, stageTimeout: 600_000, switchTimeout: 120_000, bake: this.bake };
    const common = { environment: ENV, waves: parsed.waves, run: "https://run", actor: "ann", ...timeouts };
    const course = { kind: "deploy", reason: null, unmark: false, onFailure: "revert" } as const;
    return { release, ...common, ...course, ...change };
  }

  deploy(release: string, change: Partial<RolloutRequest> = {}, signal?: AbortSignal) {
    return deploy(this.request(release, change), this.ports(signal));
  }

  rollback(release?: string, change: Partial<RollbackRequest> = {}, ports: Partial<RolloutPorts> = {}) {
    const { environment, run, actor, wait, stageTimeout, switchTimeout } = this.request("");
    const request = { environment, run, actor, wait, stageTimeout, switchTimeout, waves: [{ percent: 100 }], release };
    return rollback({ ...request, reason: "it broke", ...change }, { ...this.ports(), ...ports });
  }

  manifest(id: string): Manifest {
    const config = HostConfig.parse({ start: "node server.js" });
    return {
      schema: 1,
      id,
      commit: id.slice(0, 7).padEnd(40, "0"),
      ref: "refs/heads/main",
      run: "",
      created: new Date(Date.UTC(2026, 10, 1) + Number.parseInt(id.slice(0, 7), 16)).toISOString(),
      artifact: { key: keys.artifact(id), sha256: id.slice(8).padEnd(64, "0"), bytes: 1 },
      unpacked: { files: 1, bytes: 1 },
      config: {
        ...config,
        drain: this.drain,
        health: { ...config.health, timeout: this.health },
        hooks: { ...config.hooks, "before-switch": this.hook },
      },
    };
  }

  /** A host is born in the middle of things. */
  join(serves: string, more = false): void {
    if (this.hosts.length > 3 && !more) return;
    const host = new MemoryHost(instanceId(this.hosts.length + 1), serves);
    this.hosts.push(host);
    this.fleet.add(host);
  }

  host(at: number): MemoryHost {
    const host = this.hosts[at];
    if (host === undefined) throw new Error(`there is no host ${at}`);
    return host;
  }

  get served(): (string | null)[] {
    return this.hosts.map((host) => host.live);
  }

  get states() {
    return this.hosts.map((host) => host.state);
  }
}

/** A fleet on which OLD was deployed, as an environment finds itself after its first day. */
export async function settledWorld(hosts = 3): Promise<MemoryEnvironment> {
  const world = new MemoryEnvironment(hosts);
  const { outcome } = await world.deploy(OLD);
  if (outcome !== "succeeded") throw new Error(`the world could not be set up: ${outcome}`);
  for (const host of world.hosts) host.asked = [];
  world.fleet.sent.length = 0;
  return world;
}
