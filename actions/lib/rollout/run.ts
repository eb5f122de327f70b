import type { ReleaseId, RolloutId } from "../../../schema/ids.ts";
import type { Manifest } from "../../../schema/manifest.ts";
import type { Current, Decision, Phase } from "../../../schema/records.ts";
import { AlarmWatch } from "../bake/alarm.ts";
import type { BakeReport } from "../bake/bake.ts";
import { JournalFile } from "../environment/journal.ts";
import type { Lease } from "../environment/lease.ts";
import { Ledger } from "../environment/ledger.ts";
import type { Stored } from "../environment/records.ts";
import { type Failure, throwFailures } from "../fleet/failure.ts";
import type { Member } from "../fleet/fleet.ts";
import { hostLog } from "../fleet/host-log.ts";
import { HostReports } from "../fleet/host-reports.ts";
import { HostOperations, type Task } from "../fleet/operations.ts";
import { cut } from "../fleet/wave.ts";
import { messageOf } from "../text/problem.ts";
import { iso } from "../time/clock.ts";
import { hostDeadline } from "./deadline.ts";
import { loadManifest } from "./preflight.ts";
import type { RolloutPorts, RolloutRequest } from "./request.ts";
import type { BadOutcome, GoodOutcome, RolloutResult, Trouble } from "./result.ts";

type Options = Omit<Task, "operation" | "hosts" | "release" | "rollout">;

/** A cancelled step has about ten seconds to live: what is undone then gets this many milliseconds per question. */
export const HURRY = 2_000;

/** One rollout from its first moment to its end: what it learned, what it told to whom, and its journal. */
export class RolloutRun {
  readonly request: RolloutRequest;
  ports: RolloutPorts;
  readonly reports: HostReports;
  readonly warnings: string[] = [];
  readonly bakes: BakeReport[] = [];

  /** Of the release; set by `load`. */
  manifest!: Manifest;

  /** Set by `under`. */
  lease!: Lease;
  ledger!: Ledger;
  operations!: HostOperations;
  alarm!: AlarmWatch;

  /** Learned by preflight and recovery. */
  members: Member[] = [];
  current: Stored<Current> | undefined;
  previous: ReleaseId | null = null;

  /** Set by `begin`; the id also when the journal could not be written. */
  id: RolloutId | null = null;
  waves!: Member[][];
  #journal!: JournalFile;
  /** Hosts that had committed the release before: they are never reverted. */
  committedBefore: ReadonlySet<Member> = new Set();

  /** Hosts that were told to stage, and waves that were told to switch, with or without success. */
  readonly staged = new Set<Member>();
  readonly switched: Member[][] = [];

  constructor(request: RolloutRequest, ports: RolloutPorts) {
    this.request = request;
    this.ports = ports;
    this.reports = new HostReports(hostLog(ports.log));
  }

  /** Throws ReleaseAbsent. */
  async load(): Promise<void> {
    this.manifest = await loadManifest(this.request.release, this.ports);
  }

  /** From here on the environment is this run's, as long as `ports.signal` of the lease says so. */
  under(lease: Lease, ports: RolloutPorts): this {
    const { request, manifest } = this;
    this.ports = ports;
    this.lease = lease;
    this.ledger = new Ledger(ports.records, request.environment);
    this.operations = new HostOperations(ports, lease, hostDeadline(request, manifest), this.reports.record);
    this.alarm = new AlarmWatch(request.release, ports, (sentence) => this.warnings.push(sentence));
    return this;
  }

  /** Writes the journal. What throws here has touched no host. */
  async begin(): Promise<void> {
    const { request, ports, current, lease, members } = this;
    // The fence makes the id unique and lets ids of the same place in the ledger sort by age.
    const sequence = (current?.value.sequence ?? 0) + 1;
    this.id = `${String(sequence).padStart(8, "0")}-${lease.fence.toString(16).padStart(8, "0")}`;
    this.waves = cut(members, request.waves);
    this.committedBefore = new Set(members.filter((host) => this.reports.state(host).committed === request.release));
    const at = this.now();
    const names = (hosts: Member[]) => hosts.map((host) => host.id);
    this.#journal = await JournalFile.create(ports.records, request.environment, {
      schema: 1,
      rollout: this.id,
      kind: request.kind,
      release: request.release,
      from: current?.value.release ?? null,
      fence: lease.fence,
      run: request.run,
      actor: request.actor,
      reason: request.reason ?? undefined,
      hosts: names(members),
      waves: this.waves.map(names),
      phase: this.unstaged.length > 0 ? "stage" : "switch",
      decision: null,
      started: at,
      updated: at,
    });
  }

  /** Hosts that have to stage: for a rollback not those on which the release is warm, or live; they only switch. */
  get unstaged(): Member[] {
    const { kind, release } = this.request;
    if (kind === "deploy") return this.members;
    return this.members.filter((host) => {
      const { warm, live } = this.reports.state(host);
      return warm !== release && live !== release;
    });
  }

  /** Milliseconds that a commit or a revert may take: they end when the former process has answered its last request. */
  get withDrain(): number {
    return this.request.switchTimeout + this.manifest.config.drain * 1000;
  }

  get journal(): JournalFile {
    return this.#journal;
  }

  /** Answers which hosts failed. Rejects only when `signal` aborts. */
  async send(operation: Task["operation"], hosts: readonly Member[], options: Options): Promise<Failure[]> {
    const { release, rollout } = this.#journal.journal;
    return this.operations.run({ operation, hosts, release, rollout, ...options });
  }

  /** Throws OperationFailed when a host failed. */
  async do(operation: Task["operation"], hosts: readonly Member[], options: Options): Promise<void> {
    throwFailures(await this.send(operation, hosts, options));
  }

  enter(phase: Phase): Promise<void> {
    return this.#journal.enter(phase, this.now());
  }

  /** Answers the decision that stands. */
  decide(decision: Decision): Promise<Decision> {
    return this.#journal.decide(decision, this.now());
  }

  /** Makes a warning of a failure, with `about` before it. */
  async bestEffort(step: () => Promise<unknown>, about = ""): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.warnings.push(about + messageOf(error));
    }
  }

  now(): string {
    return iso(this.ports.clock.now());
  }

  result(outcome: GoodOutcome): RolloutResult;
  result(outcome: BadOutcome, trouble: Trouble): RolloutResult;
  result(outcome: RolloutResult["outcome"], trouble?: Trouble): RolloutResult {
    const { bakes, id, previous, reports, request, warnings } = this;
    const { environment, release } = request;
    const known = { environment, release, previous, rollout: id, hosts: reports.all, bakes, warnings };
    return { ...known, outcome, ...trouble } as RolloutResult;
  }
}
