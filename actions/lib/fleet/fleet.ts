import type { HostResult, Operation } from "../../../schema/host-result.ts";
import type { ReleaseId, RolloutId } from "../../../schema/ids.ts";
import { Problem } from "../text/problem.ts";

/** SSM takes at most 50 instance ids a command (SendCommand, InstanceIds). */
export const MOST_HOSTS_A_COMMAND = 50;

/** The oldest agent that hands parameters over as environment variables (SSM document parameter `interpolationType`). */
export const OLDEST_AGENT = "3.3.2746.0";

/** A host as the fleet's directory lists it. */
export interface Member {
  id: string;
  name: string;
  online: boolean;
  /** The directory's word for its connection, and when it last reported. */
  connection: string;
  /** Version of its SSM agent. */
  agent: string;
}

/** Reads neither wait for the host's lock nor change anything. */
export type Change = Exclude<Operation, "status" | "measure">;

/** An operation that is cancelled when its time is up: what follows needs the host's lock. The others had better end. */
export const cancelledWhenLate = (operation: Operation) => operation === "stage" || operation === "switch";

interface Addressed {
  /** Instance ids, at most MOST_HOSTS_A_COMMAND. */
  hosts: readonly string[];
}

export type Command =
  | (Addressed & { operation: "status" })
  /** `window`: seconds that the host looks back on. */
  | (Addressed & { operation: "measure"; window: number })
  | (Addressed & {
      operation: Change;
      release: ReleaseId;
      rollout: RolloutId;
      fence: number;
      /** Seconds since 1970: a switch that is not committed by then is the host's to undo. */
      deadline: number;
      hook: boolean;
    });

/** How a host's part of a command ended. no-answer: the deadline passed first, and the command was cancelled. */
export type Ending =
  | "ended"
  | "undeliverable"
  | "delivery-timed-out"
  | "execution-timed-out"
  | "cancelled"
  | "no-answer"
  | "other";

export interface Answer {
  host: string;
  ending: Ending;
  /** The fleet's own words for the ending. */
  detail: string;
  /** null: what the host printed is no result of this operation from this host. */
  result: HostResult | null;
  /** What the host printed for people, possibly only its beginning. */
  log: string;
  /** The script's exit code; null: it is not known. */
  exit?: number | null;
}

/** A command on its way. */
export interface Sent {
  /** Calls `onAnswer` once per host as soon as that host's part ended; resolves when all have, or the deadline passed. */
  answers(
    onAnswer: (answer: Answer) => void,
    until: { deadline: number; signal?: AbortSignal | undefined },
  ): Promise<void>;
}

export interface Fleet {
  /** Every host of the environment, online or not, in the order of ids. */
  hosts(): Promise<Member[]>;
  send(command: Command, signal?: AbortSignal): Promise<Sent>;
}

/** SSM takes none of a command's hosts when it does not know one of them (terminated meanwhile, or never registered). */
export class NotAddressable extends Problem {
  constructor(hosts: readonly string[], cause: unknown) {
    super(
      `SSM does not know ${hosts.length === 1 ? `the host ${hosts[0]}` : `one of ${hosts.length} hosts`}: it was terminated, ` +
        "or its agent is no longer registered. Take it out of the fleet or bring it back; then start the deploy again.",
      { cause },
    );
  }
}

export class NoHosts extends Problem {
  constructor(environment: string) {
    super(
      `The fleet of '${environment}' has no hosts, so there is nothing to deploy to. Check that instances carry the tag ` +
        `kloverbuy:environment=${environment} and that their SSM agent has registered.`,
    );
  }
}

export class HostsUnfit extends Problem {
  constructor(environment: string, reasons: string[]) {
    super(
      `${reasons.length === 1 ? "A host" : `${reasons.length} hosts`} of '${environment}' cannot take part: ${reasons.join("; ")}. ` +
        "Bring each back online (agent at least " +
        `${OLDEST_AGENT}), or take it out of the fleet (terminate it, or remove its tag); then start the deploy again.`,
    );
  }
}

/** The hosts of a rollout: all of the fleet, or an error that names each host that cannot take part. */
export function allFit(environment: string, hosts: Member[]): Member[] {
  if (hosts.length === 0) throw new NoHosts(environment);
  const reasons = hosts.flatMap((host) => {
    if (!host.online) return [`${host.name} is ${host.connection}`];
    return older(host.agent, OLDEST_AGENT) ? [`${host.name} has SSM agent ${host.agent || "of unknown version"}`] : [];
  });
  if (reasons.length > 0) throw new HostsUnfit(environment, reasons);
  return hosts;
}

/** Compares dotted versions by number; what is no version counts as older. */
export function older(version: string, than: string): boolean {
  if (!/^[0-9]+(\.[0-9]+)*$/.test(version)) return true;
  const parts = version.split(".").map(Number);
  for (const [at, least] of than.split(".").map(Number).entries()) {
    const part = parts[at] ?? 0;
    if (part > least) return false;
    if (part < least) return true;
  }
  return false;
}
