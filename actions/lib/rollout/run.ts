import type { RolloutId } from "../../../schema/ids.ts";
import type { Manifest } from "../../../schema/manifest.ts";
import type { Current, Decision, Phase } from "../../../schema/records.ts";
import { JournalFile } from "../environment/journal.ts";
import type { Lease } from "../environment/lease.ts";
import type { Ledger } from "../environment/ledger.ts";
import type { Stored } from "../environment/records.ts";
import { type Failure, list } from "../fleet/failure.ts";
import type { Member } from "../fleet/fleet.ts";
import type { Roll } from "../fleet/host-reports.ts";
import type { Crew, Task } from "../fleet/operations.ts";
import { iso } from "../time/clock.ts";
import { count, type RolloutPorts, type RolloutRequest } from "./preflight.ts";
import { type Base, type Ended, ended, type RolloutResult } from "./result.ts";

/** What a rollout works with once its preflight is over. */
export interface Scene {
  request: RolloutRequest;
  ports: RolloutPorts;
  manifest: Manifest;
  lease: Lease;
  roll: Roll;
  crew: Crew;
  ledger: Ledger;
  members: Member[];
  waves: Member[][];
  current: Stored<Current> | undefined;
  base: Base;
  id: RolloutId;
  /** Milliseconds that a commit or a revert may take: they end when the process that goes has answered its last request. */
  withDrain: number;
}

type Options = Omit<Task, "operation" | "hosts" | "release" | "rollout">;

/** A cancelled step has about ten seconds to live: what is undone then gets this many milliseconds per question. */
export const HURRY = 2_000;

/** One rollout under way: what it told to whom, and its journal. */
export class Campaign {
  readonly scene: Scene;
  readonly journal: JournalFile;
  /** Hosts that were told to stage, and waves that were told to switch, whatever came of it. */
  readonly told = new Set<Member>();
  readonly attempted: Member[][] = [];
  /** Hosts that had committed the release before: for them there is no way back, nor need of one. */
  readonly committedBefore: ReadonlySet<Member>;

  /** The harm alarm was on before the first switch: what it says is not about this release. */
  alarmedBefore: boolean | undefined;
  alarmMute = false;

  private constructor(scene: Scene, journal: JournalFile) {
    const { members, request, roll } = scene;
    this.scene = scene;
    this.journal = journal;
    this.committedBefore = new Set(members.filter((host) => roll.state(host).committed === request.release));
  }

  static async begin(scene: Scene, phase: "stage" | "switch"): Promise<Campaign> {
    const { request, ports, current, id, members, lease, waves } = scene;
    const at = iso(ports.clock.now());
    const names = (hosts: Member[]) => hosts.map((host) => host.id);
    const journal = await JournalFile.create(ports.records, request.environment, {
      schema: 1,
      rollout: id,
      kind: request.kind,
      release: request.release,
      from: current?.value.release ?? null,
      fence: lease.fence,
      run: request.run,
      actor: request.actor,
      reason: request.reason ?? undefined,
      hosts: names(members),
      waves: waves.map(names),
      phase,
      decision: null,
      started: at,
      updated: at,
    });
    return new Campaign(scene, journal);
  }

  do(operation: Task["operation"], hosts: readonly Member[], options: Options): Promise<Failure[]> {
    const { crew, id, request } = this.scene;
    return crew.do({ operation, hosts, release: request.release, rollout: id, ...options });
  }

  enter(phase: Phase): Promise<void> {
    return this.journal.enter(phase, this.#now());
  }

  /** The decision that stands. */
  decide(decision: Decision): Promise<Decision> {
    return this.journal.decide(decision, this.#now());
  }

  warn(trouble: Pick<Ended, "reason"> | undefined): void {
    if (trouble !== undefined) this.scene.base.warnings.push(trouble.reason);
  }

  succeeded(): RolloutResult {
    return { ...this.scene.base, hosts: this.scene.roll.hosts, outcome: "succeeded" };
  }

  ended(outcome: Exclude<RolloutResult["outcome"], "succeeded" | "nothing-to-do">, why: Ended): RolloutResult {
    return { ...this.scene.base, ...why, hosts: this.scene.roll.hosts, outcome };
  }

  #now(): string {
    return iso(this.scene.ports.clock.now());
  }
}

/** The trouble of a step: hosts that failed, or whatever was thrown; undefined when all went well. */
export async function attempt(step: () => Promise<Failure[]>): Promise<Ended | undefined> {
  try {
    const failures = await step();
    if (failures.length === 0) return undefined;
    const [first] = failures;
    return { reason: `${first?.operation} failed on ${count(failures.length)}: ${list(failures)}.`, failures };
  } catch (error) {
    return ended(error);
  }
}

/** For a step that has no hosts to fail. */
export const none = (): Failure[] => [];
