import { setTimeout as pause } from "node:timers/promises";
import { nginxVersion } from "../sandbox/fleet/nginx.ts";
import { HostEvents } from "./host-events.ts";
import { type Load, startLoad } from "./load/drive.ts";
import type { LoadOptions, LoadResult } from "./load/messages.ts";
import { answers, type Control, type ReleaseRow, type Report, seen, timeline } from "./report.ts";
import { forgetTimes, restartInPlace } from "./restart-in-place.ts";
import { type Built, deploy, type Rolled, type Stage, StepBroke } from "./rollout.ts";
import type { Change } from "./shop.ts";
import { changed, picture } from "./snapshot.ts";
import { count } from "./terminal.ts";

/** Milliseconds of load before the first switch under it and around the control's, so that every phase has its picture. */
const calmMs = 2_500;

export interface Pace {
  rate: number;
  long: number;
  mostSeconds: number;
  mostRequests: number;
}

interface Step {
  change: Change;
  built: Built;
  rolled: Rolled;
  expected: ReleaseRow["expected"];
}

/** One run of the load with rollouts under it; what demo and soak have in common. */
export class Experiment {
  readonly #stage: Stage;
  readonly #pace: Pace;
  readonly #steps: Step[] = [];
  readonly #hostEvents: HostEvents;
  readonly #began = Date.now();
  #load: Load | null = null;
  #result: LoadResult | null = null;
  #control: Control | null = null;
  #touched: string[] = [];

  constructor(stage: Stage, pace: Pace) {
    this.#stage = stage;
    this.#pace = pace;
    this.#hostEvents = new HostEvents(stage.sandbox.hosts);
  }

  async startLoad(releases: string[]): Promise<void> {
    const { show, signal, sandbox } = this.#stage;
    const { rate, long } = this.#pace;
    this.#load = startLoad(this.#options(releases));
    show.line(`${rate} requests/s to ${sandbox.hosts.length} hosts, ${long} requests of 2-10 s in flight, no retries`);
    await pause(calmMs, undefined, { signal });
  }

  /** Rolls out what was built, and keeps what became of it. */
  async roll(change: Change, built: Built): Promise<Rolled> {
    const { show } = this.#stage;
    this.#load?.know(built.id);
    const rolled = await deploy(this.#stage, built.id);
    this.#steps.push({ change, built, rolled, expected: "succeeded" });
    const text = `${built.id} ${rolled.outcome} in ${((rolled.ended - rolled.started) / 1000).toFixed(1)} s`;
    if (rolled.outcome === "succeeded") show.good(text);
    else show.bad(text);
    if (rolled.outcome !== "succeeded") {
      throw new StepBroke(
        `The rollout of ${built.id} ended as ${rolled.outcome}, so there is nothing to measure: see above.`,
      );
    }
    this.#tellLoad();
    return rolled;
  }

  /** Rolls out a release that is broken, and compares all it must not touch. The load takes none of its answers. */
  async refuse(change: Change, built: Built): Promise<void> {
    const { sandbox, show } = this.#stage;
    const before = await picture(sandbox);
    const rolled = await deploy(this.#stage, built.id);
    const touched = changed(before, await picture(sandbox));
    this.#steps.push({ change, built, rolled, expected: "refused" });
    this.#touched.push(...touched);
    if (rolled.outcome === "refused") show.good(`${rolled.reason?.slice(0, 160)}…`);
    else show.bad(`${rolled.outcome}, though it must be refused`);
    const names = Object.keys(before).length;
    if (touched.length === 0)
      show.good(`traffic and state are as they were: ${names} things compared on hosts and in S3`);
    else show.bad(`it changed ${touched.join(", ")}`);
    this.#tellLoad();
  }

  /** Goes on until so many requests were made, then ends the load. */
  async endLoad(least: number): Promise<void> {
    const { show, signal } = this.#stage;
    while (this.#made() < least && (this.#load?.seconds.length ?? 0) < this.#pace.mostSeconds) {
      await pause(500, undefined, { signal });
    }
    show.line("waiting for the last long requests");
    this.#result = (await this.#load?.stop()) ?? null;
    this.#tellLoad();
  }

  /** The same load, and a restart in place under it. */
  async control(): Promise<void> {
    const { sandbox, show, signal } = this.#stage;
    await forgetTimes(sandbox.hosts);
    const live = this.#steps.findLast(({ rolled }) => rolled.outcome === "succeeded")?.built.id ?? "";
    await using load = startLoad(this.#options([live]));
    await pause(calmMs, undefined, { signal });
    show.line("stop, replace the files, start: on all hosts at once");
    const switched = Date.now();
    await restartInPlace(sandbox.hosts);
    await pause(calmMs, undefined, { signal });
    const result = await load.stop({ abandon: true });
    const { requests, failed, longestGap, failedBy } = result;
    const control = { requests, failed, longest_gap_ms: longestGap, by_failure: failedBy };
    this.#control = { ...control, switched, timeline: timeline(result) };
    const text = `${count(failed)} of ${count(requests)} requests lost, longest gap ${Math.round(longestGap)} ms`;
    if (failed > 0) show.good(`${text}: the load sees losses where there are some`);
    else show.bad(`${text}: a load that sees no loss here proves nothing`);
  }

  report(kind: Report["kind"]): Omit<Report, "ok" | "reasons"> {
    const [load, control] = [this.#result, this.#control];
    if (load === null || control === null) throw new Error("A experiment is reported after its load and its control.");
    const {
      requests,
      failed,
      longestGap,
      latency,
      long,
      wentBack,
      heldBack,
      kinds,
      roaming,
      hosts,
      seconds,
      failures,
    } = load;
    return {
      schema: 1,
      kind,
      started: new Date(this.#began).toISOString(),
      nginx: nginxVersion(),
      seconds: Math.round((Date.now() - this.#began) / 100) / 10,
      requests,
      failed,
      longest_gap_ms: longestGap,
      requests_per_second: Math.round(median(seconds.map((second) => second.requests))),
      latency_ms: latency,
      long: { requests: long.requests, least_in_flight: long.leastInFlight },
      went_back: wentBack,
      held_back: heldBack,
      kinds,
      roaming,
      hosts,
      releases: this.#rows(load),
      refused: {
        releases: this.#steps.filter(({ expected }) => expected === "refused").length,
        changed: this.#touched,
      },
      control,
      hostEvents: this.#hostEvents.seen,
      timeline: timeline(load),
      failures,
    };
  }

  /** Ends the load if it still runs. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#hostEvents[Symbol.dispose]();
    await this.#load?.[Symbol.asyncDispose]();
  }

  #rows({ seconds, started, full }: LoadResult): ReleaseRow[] {
    return this.#steps.map(({ change, built, rolled, expected }, at) => {
      const next = this.#steps[at + 1]?.rolled.started ?? Number.POSITIVE_INFINITY;
      // A soak rolls the same release out again: what it answered before is no proof of this rollout.
      const answered = expected === "refused" ? answers(seconds) : answers(seconds, rolled.started, next);
      return {
        id: built.id,
        what: change.what,
        expected,
        outcome: rolled.outcome,
        reason: rolled.reason,
        build_ms: built.ms,
        started: rolled.started,
        deploy_ms: rolled.ended - rolled.started,
        ...seen(seconds, rolled.started, next),
        answers: answered.get(built.id) ?? 0,
        under_load: started <= rolled.started && rolled.ended <= full,
        hosts: rolled.hosts.map(({ host, name, phases }) => ({ host, name, phases })),
      };
    });
  }

  #options(releases: string[]): LoadOptions {
    const targets = this.#stage.sandbox.hosts.flatMap((one) =>
      one.kind === "real" ? [{ host: one.id, url: one.url }] : [],
    );
    return { targets, releases, ...this.#pace };
  }

  #made = () => this.#load?.seconds.reduce((sum, { requests }) => sum + requests, 0) ?? 0;

  #tellLoad(): void {
    const seconds = this.#load?.seconds ?? [];
    if (seconds.length === 0) return;
    const { requests, failed, longest_gap_ms: gap } = seen(seconds, 0, Number.POSITIVE_INFINITY);
    const p95 = seconds.at(-1)?.latency?.p95 ?? 0;
    const text = `load so far: ${count(requests)} requests, ${failed} failed, longest gap ${Math.round(gap)} ms, p95 ${p95} ms`;
    if (failed === 0) this.#stage.show.good(text);
    else this.#stage.show.bad(text);
  }
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
