import type { HostResult, Operation } from "../../../schema/host-result.ts";
import type { HostReport, PhaseReport } from "../../../schema/outputs.ts";
import { plain } from "../text/plain.ts";
import type { HostOutcome } from "./dispatch.ts";
import { type Failure, someOf } from "./failure.ts";
import type { Member } from "./fleet.ts";
import type { HostState } from "./host-state.ts";

/** Before they told their versions, hosts gave the files of a release no time. */
const OLD_SCRIPTS =
  "the SSM document is of before these actions: files of a release keep the time 0, and browsers may keep former pages; apply the infrastructure";

/** Called for every outcome once it stands in the host's report, with the host's name and what is made of the outcome. */
export type OnReport = (name: string, verdict: PhaseReport["outcome"], outcome: HostOutcome) => void;

/** The hosts of a rollout: what each last said, and how far each came. */
export class HostReports {
  readonly #onReport: OnReport;
  readonly #reports = new Map<string, HostReport>();
  /** Names of the hosts by the sentence that each warned with. */
  readonly #warned = new Map<string, Set<string>>();

  constructor(onReport: OnReport) {
    this.#onReport = onReport;
  }

  enter(members: readonly Member[]): void {
    for (const member of members) this.#of(member);
  }

  get all(): HostReport[] {
    return [...this.#reports.values()];
  }

  /** What hosts warned of in their status, a sentence for all that said the same. */
  get warnings(): string[] {
    return [...this.#warned].map(([sentence, names]) => `${someOf([...names])}: ${sentence}`);
  }

  /** What the host last said; nothing of what it serves is known until then. */
  state(host: Member): HostState {
    return this.#of(host);
  }

  /** unknown: nothing was heard of it. */
  outcome(host: Member, operation: Operation): PhaseReport["outcome"] {
    return this.#of(host).phases[operation]?.outcome ?? "unknown";
  }

  #of({ id, name }: Member): HostReport {
    return this.#reports.get(id) ?? this.#begin(id, name);
  }

  #begin(id: string, name: string): HostReport {
    const empty = { live: null, committed: null, pending: null, warm: null, certain: false, phases: {}, error: null };
    const report = { host: id, name: plain(name, 100), ...empty };
    this.#reports.set(id, report);
    return report;
  }

  record = (outcome: HostOutcome): void => {
    const report = this.#of(outcome.host);
    const { result, failure, operation, took } = outcome;
    if (result !== null) {
      report.live = result.live;
      report.committed = result.committed;
      report.pending = result.pending;
      report.warm = result.warm;
    }
    report.certain = result !== null;
    const old = result?.operation === "status" && result.versions === undefined ? [OLD_SCRIPTS] : [];
    for (const text of [...(result?.warnings ?? []), ...old]) {
      const sentence = plain(text, 500);
      this.#warned.set(sentence, (this.#warned.get(sentence) ?? new Set()).add(report.name));
    }
    const own = result?.operation === operation ? result.outcome : undefined;
    // The work was done although its own answer was lost: a later status proved it.
    const verdict = failure === null ? (own ?? "done") : failedAs(own);
    report.phases[operation] = { outcome: verdict, ms: took, timings_ms: result?.timings_ms ?? {} };
    if (failure !== null) report.error ??= pick(failure);
    // It was tried again, and went well.
    else if (report.error?.operation === operation) report.error = null;
    this.#onReport(report.name, verdict, outcome);
  };
}

const failedAs = (own: HostResult["outcome"] | undefined) =>
  own === undefined ? "unknown" : own === "refused" ? "refused" : "failed";

const pick = ({ operation, step, message, cure, exit, disk, memory }: Failure) => ({
  exit,
  disk,
  memory,
  operation,
  step: plain(step, 60),
  message: plain(message),
  cure: plain(cure),
});
