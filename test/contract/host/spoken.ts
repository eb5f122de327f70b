import type { HostResult } from "../../../schema/host-result.ts";

/**
 * Releases of the contract, by what they are: `absent` was never built, `sick` is not healthy, `frail` is until `sicken`.
 * Each keeps two on a host.
 */
export const releases = ["one", "two", "three", "sick", "frail", "absent"] as const;
export type Release = (typeof releases)[number];

/** A host that runs release.sh, or says that it does. */
export interface ContractHost {
  readonly ids: Readonly<Record<Release, string>>;
  run(words: Record<string, string>): Promise<HostResult>;
  /** Releases whose files are there, and those whose process runs. */
  installed(): Promise<string[]>;
  running(): Promise<string[]>;
  /** Its process dies, by nobody's order. */
  stop(release: string): Promise<void>;
  /** It runs, and is healthy no more. */
  sicken(release: string): Promise<void>;
  /** As a host that has just been born. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** script: release.sh itself; light: the sandbox's host in memory; memory: the one of the unit suites. */
export type Kind = "script" | "light" | "memory";

export interface Sentence {
  promise: string;
  /** Why a kind of host cannot be asked this. */
  notOf?: Partial<Record<Kind, string>>;
  check(host: Spoken): Promise<void>;
}

const order = /^(\w+)(?: (\w+))?(?: @(\d))?(?: #(\d))?$/;
const id = (n: string) => `${n.padStart(8, "0")}-${n.padStart(8, "0")}`;

/** A host of the contract that is spoken to, and answers, in a line. */
export class Spoken {
  readonly host: ContractHost;

  constructor(host: ContractHost) {
    this.host = host;
  }

  /**
   * `switch two @3 #4`: in the name of rollout 3, under fence 4; the fence is the rollout's number where none is given, and the
   * rollout is 1. The answer: `done; live two, committed one`, `refused at state; nothing`.
   */
  async ask(line: string, words: Record<string, string> = {}): Promise<string> {
    return this.told(await this.send(line, words));
  }

  send(line: string, words: Record<string, string> = {}): Promise<HostResult> {
    const [, operation = "", release, rollout = "1", fence = rollout] = order.exec(line) ?? [];
    const named = release === undefined ? {} : { release: this.host.ids[release as Release] };
    const usual = { operation, environment: "lab", rollout: id(rollout), fence, deadline: "0", hook: "false" };
    return this.host.run({ ...usual, ...named, ...words });
  }

  /** What the test needs before its own subject; each must go well. */
  async given(...lines: string[]): Promise<void> {
    for (const line of lines) {
      const { outcome, error } = await this.send(line);
      if (error !== null) throw new Error(`${line}: ${outcome} at ${error.step}: ${error.message}`);
    }
  }

  /** Brings a release to the users and commits it. */
  roll(release: Release, rollout: number): Promise<void> {
    return this.given(...["stage", "switch", "commit"].map((operation) => `${operation} ${release} @${rollout}`));
  }

  told(result: HostResult): string {
    const { outcome, error } = result;
    const facts = (["live", "committed", "pending", "warm"] as const).flatMap((fact) => {
      const release = result[fact];
      return release === null ? [] : `${fact} ${this.#name(release)}`;
    });
    return `${outcome}${error === null ? "" : ` at ${error.step}`}; ${facts.join(", ") || "nothing"}`;
  }

  async installed(): Promise<string> {
    return this.#names(await this.host.installed());
  }

  async running(): Promise<string> {
    return this.#names(await this.host.running());
  }

  #names(ids: string[]): string {
    return (
      ids
        .map((one) => this.#name(one))
        .sort()
        .join(", ") || "nothing"
    );
  }

  #name(release: string): string {
    return releases.find((one) => this.host.ids[one] === release) ?? release;
  }
}
