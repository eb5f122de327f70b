import { iso, later } from "./clock.ts";
import type { Crew, Task } from "./crew.ts";
import type { Failure } from "./failure.ts";
import type { Member } from "./fleet.ts";
import { type Decision, JournalFile, JournalTaken } from "./journal.ts";
import type { Lease } from "./lease.ts";
import type { Current, Ledger, RolloutId } from "./ledger.ts";
import type { Stored } from "./records.ts";
import type { Manifest } from "./release.ts";
import type { Roll } from "./roll.ts";
import { type Base, type Ended, ended, type RolloutResult } from "./rollout-result.ts";
import { conclude } from "./settle.ts";
import { count, list, type RolloutPorts, type RolloutRequest } from "./survey.ts";
import { cut } from "./wave.ts";

export interface Scene {
  request: RolloutRequest;
  ports: RolloutPorts;
  manifest: Manifest;
  lease: Lease;
  roll: Roll;
  crew: Crew;
  ledger: Ledger;
  members: Member[];
  current: Stored<Current> | undefined;
  base: Base;
  id: RolloutId;
}

type Options = Omit<Task, "operation" | "hosts" | "release" | "rollout">;

/** A cancelled step has about ten seconds to live: what is undone then gets this many milliseconds per question. */
const HURRY = 2_000;

/** Stage everywhere, switch in waves, commit; or back. */
export class Switchover {
  readonly #scene: Scene;
  readonly #waves: Member[][];
  readonly #committedBefore: Set<string>;
  /** Waves that were told to switch, whatever came of it. */
  readonly #attempted: Member[][] = [];
  /** Hosts that were told to stage. */
  readonly #told = new Set<string>();
  #journal: JournalFile | undefined;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#waves = cut(scene.members, scene.request.waves);
    const { release } = scene.request;
    this.#committedBefore = new Set(
      scene.members.filter((host) => scene.roll.state(host)?.committed === release).map((host) => host.id),
    );
  }

  /** Rejects only as long as nothing was sent. */
  async run(): Promise<RolloutResult> {
    this.#journal = await this.#open();
    const unstaged = await attempt(() => this.#stage());
    if (unstaged !== undefined) return this.#refuse(unstaged);
    const unswitched = await attempt(() => this.#switch());
    if (unswitched !== undefined) return this.#goBack(unswitched);
    const undecided = await this.#accept();
    return undecided === undefined ? this.#commit() : this.#goBack(undecided);
  }

  /** Decides for the release; undefined: that decision stands, and from here on there is no way back but another rollout. */
  async #accept(): Promise<Ended | undefined> {
    try {
      await this.#scene.lease.renew();
      this.#scene.ports.signal.throwIfAborted();
      return (await this.#decide("commit")) === "commit" ? undefined : OVERRULED;
    } catch (error) {
      return ended(error);
    }
  }

  #open(): Promise<JournalFile> {
    const { request, ports, current, id, members, lease } = this.#scene;
    const at = iso(ports.clock.now());
    return JournalFile.create(ports.records, request.environment, {
      schema: 1,
      rollout: id,
      kind: "deploy",
      release: request.release,
      from: current?.value.release ?? null,
      fence: lease.fence,
      run: request.run,
      actor: request.actor,
      hosts: members.map((host) => host.id),
      waves: this.#waves.map((wave) => wave.map((host) => host.id)),
      phase: "stage",
      decision: null,
      started: at,
      updated: at,
    });
  }

  async #stage(): Promise<Failure[]> {
    const { manifest, members, ports, request } = this.#scene;
    const { hooks, health } = manifest.config;
    const stage = (hosts: Member[], options: Options) => {
      for (const host of hosts) this.#told.add(host.id);
      return this.#do("stage", hosts, options);
    };
    const timeout = request.stageTimeout + health.timeout * 1000;
    const options = { timeout, signal: ports.signal };
    if (hooks["before-switch"] === null) return stage(members, options);
    // Once per rollout, before any other host is touched: a migration that fails costs nothing more.
    const withHook = { ...options, timeout: timeout + hooks.timeout * 1000, hook: true, note: "with its hook" };
    const failures = await stage(members.slice(0, 1), withHook);
    return failures.length > 0 ? failures : stage(members.slice(1), options);
  }

  async #switch(): Promise<Failure[]> {
    const { lease, ports, request } = this.#scene;
    await this.#journal?.enter("switch", iso(ports.clock.now()));
    for (const [at, wave] of this.#waves.entries()) {
      await lease.renew();
      ports.signal.throwIfAborted();
      this.#attempted.push(wave);
      const note = `wave ${at + 1} of ${this.#waves.length}`;
      const failures = await this.#do("switch", wave, { timeout: request.switchTimeout, signal: ports.signal, note });
      if (failures.length > 0) return failures;
    }
    return [];
  }

  async #refuse(why: Ended): Promise<RolloutResult> {
    const { base, members, roll } = this.#scene;
    await this.#drop(members);
    await this.#enter("refused");
    return { ...base, ...why, hosts: roll.hosts, outcome: "refused" };
  }

  async #goBack(why: Ended): Promise<RolloutResult> {
    const { base, members, roll } = this.#scene;
    try {
      if ((await this.#decide("revert")) === "commit") return this.#commit();
    } catch (error) {
      const lost = { reason: `${why.reason} ${ended(error).reason}`, failures: why.failures, cause: error };
      if (error instanceof JournalTaken) return { ...base, ...lost, hosts: roll.hosts, outcome: "rollback-failed" };
      // Traffic comes first: the hosts go back although S3 cannot be told.
      this.#warn(error);
    }
    const stuck: Failure[] = [];
    const hurry = this.#scene.ports.signal.aborted;
    const waves = this.#attempted
      .toReversed()
      .map((wave) => wave.filter((host) => !this.#committedBefore.has(host.id)));
    for (const wave of hurry ? [waves.flat()] : waves) stuck.push(...(await this.#do("revert", wave, this.#undoing())));
    const reached = new Set(this.#attempted.flat().map((host) => host.id));
    await this.#drop(members.filter((host) => !reached.has(host.id)));
    if (stuck.length === 0) {
      await this.#enter("rolled-back");
      return { ...base, ...why, hosts: roll.hosts, outcome: "rolled-back" };
    }
    const reason = `${why.reason} Not known to be back: ${list(stuck)}.`;
    const failures = [...why.failures, ...stuck];
    return { ...base, ...why, reason, failures, hosts: roll.hosts, outcome: "rollback-failed" };
  }

  /** Drops what this rollout staged and never switched. What a host had staged before is left: a refusal changes nothing. */
  async #drop(hosts: Member[]): Promise<void> {
    const { base, roll } = this.#scene;
    const ours = hosts.filter(
      (host) =>
        this.#told.has(host.id) && ["done", "unknown"].includes(roll.phase(host, "stage")?.outcome ?? "unknown"),
    );
    const failures = await this.#do("revert", ours, this.#undoing());
    if (failures.length > 0) base.warnings.push(`The staged release could not be dropped from ${list(failures)}.`);
  }

  async #commit(): Promise<RolloutResult> {
    const { base, current, ledger, lease, manifest, members, ports, request, roll } = this.#scene;
    // Decided is decided: a cancelled step only waits less for it.
    const signal = later(ports.signal, HURRY, ports.clock);
    const timeout = request.switchTimeout + manifest.config.drain * 1000;
    const uncommitted = await attempt(() => this.#do("commit", members, { timeout, signal }));
    const unrecorded = await attempt(async () => {
      const file = this.#journal;
      const site = { ledger, ports, fence: lease.fence };
      if (file !== undefined) await conclude(site, file, current, file.journal, uncommitted === undefined);
      return [];
    });
    const trouble = uncommitted ?? unrecorded;
    if (trouble === undefined) {
      await this.#prune();
      return { ...base, hosts: roll.hosts, outcome: "succeeded" };
    }
    const reason = `Every host was switched to ${request.release}, but that is not recorded everywhere. ${trouble.reason} ${AGAIN}`;
    return { ...base, ...trouble, reason, hosts: roll.hosts, outcome: "commit-failed" };
  }

  async #prune(): Promise<void> {
    const { base, members, ports, request } = this.#scene;
    const options = { timeout: request.switchTimeout, signal: ports.signal };
    const left = await attempt(() => this.#do("prune", members, options));
    if (left !== undefined) base.warnings.push(`Old releases could not be removed everywhere. ${left.reason}`);
  }

  #do(operation: Task["operation"], hosts: readonly Member[], options: Options): Promise<Failure[]> {
    const { crew, id, request } = this.#scene;
    return crew.do({ operation, hosts, release: request.release, rollout: id, ...options });
  }

  #undoing() {
    const { ports, request } = this.#scene;
    return { timeout: ports.signal.aborted ? HURRY : request.switchTimeout };
  }

  async #decide(decision: Decision): Promise<Decision> {
    return (await this.#journal?.decide(decision, iso(this.#scene.ports.clock.now()))) ?? decision;
  }

  /** The journal's last word; without it the next run only looks again. */
  async #enter(phase: "refused" | "rolled-back"): Promise<void> {
    await this.#journal?.enter(phase, iso(this.#scene.ports.clock.now())).catch((error) => this.#warn(error));
  }

  #warn(error: unknown): void {
    this.#scene.base.warnings.push(ended(error).reason);
  }
}

const AGAIN = "Start the deploy again: it commits and records what is left.";
const OVERRULED: Ended = { reason: "Another run decided that this rollout is reverted.", failures: [] };

/** The trouble of a step: hosts that failed, or whatever was thrown; undefined when all went well. */
async function attempt(step: () => Promise<Failure[]>): Promise<Ended | undefined> {
  try {
    const failures = await step();
    if (failures.length === 0) return undefined;
    const [first] = failures;
    return { reason: `${first?.operation} failed on ${count(failures.length)}: ${list(failures)}.`, failures };
  } catch (error) {
    return ended(error);
  }
}
