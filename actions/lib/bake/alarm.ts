import { messageOf, Problem } from "../text/problem.ts";

/** The environment's alarm "release is harming users"; unknown: it has no data. */
export interface HarmAlarm {
  name: string;
  state(signal?: AbortSignal): Promise<"ok" | "alarm" | "unknown">;
}

export class ReleaseHarms extends Problem {
  constructor(release: string, wave: number, why: string) {
    super(
      `The release ${release} harms users, wave ${wave} showed: ${why}. Read the app's log of that time on a host of that wave ` +
        "(app-<release>.log), mend the release, and build it again.",
    );
  }
}

export interface AlarmPorts {
  /** undefined: the environment has none. */
  harm?: HarmAlarm | undefined;
  signal: AbortSignal;
}

/** The harm alarm during one rollout. It is optional: if it cannot be read, that is told once and the rollout goes on. */
export class AlarmWatch {
  readonly #release: string;
  readonly #ports: AlarmPorts;
  readonly #warn: (sentence: string) => void;
  /** It was on before the first switch: what it says is not about this release. */
  #onBefore = false;
  #unreadable = false;

  constructor(release: string, ports: AlarmPorts, warn: (sentence: string) => void) {
    this.#release = release;
    this.#ports = ports;
    this.#warn = warn;
  }

  /** Before the first switch: an alarm that is on already is not heeded. */
  async lookBefore(): Promise<void> {
    const { harm } = this.#ports;
    if (harm === undefined) return;
    this.#onBefore = await this.#isOn(harm);
    if (this.#onBefore) this.#warn(`The alarm ${harm.name} was on before the first switch, so it was not heeded.`);
  }

  /** Throws ReleaseHarms when it has gone off since. */
  async check(wave: number): Promise<void> {
    const { harm } = this.#ports;
    if (harm === undefined || this.#onBefore || !(await this.#isOn(harm))) return;
    throw new ReleaseHarms(this.#release, wave, `the alarm ${harm.name} went off after its switch`);
  }

  async #isOn(harm: HarmAlarm): Promise<boolean> {
    const { signal } = this.#ports;
    if (this.#unreadable) return false;
    try {
      return (await harm.state(signal)) === "alarm";
    } catch (error) {
      signal.throwIfAborted();
      this.#unreadable = true;
      this.#warn(`The alarm ${harm.name} was not watched. ${messageOf(error)}`);
      return false;
    }
  }
}
