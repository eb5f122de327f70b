import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { exchange, named } from "./exchange.ts";
import type { LoadOptions, LoadResult, Second, Target } from "./messages.ts";
import { Recorder } from "./record.ts";
import { KIND, Returning } from "./returning.ts";
import { type Errand, Shopper } from "./shopper.ts";

const tickMs = 2;
/** One request in so many is a visitor's who comes back; each host has so many of these. */
const oneReturns = 10;
const returningOfHost = 4;
const lookMs = 50;
/** Late is not lost: how late shows in the latency. */
const answerMs = 30_000;
const longest = { fromSeconds: 2, toSeconds: 10, answerMs: 25_000 };
/** After a long request that failed at once: a worker does not spin on a host that is down. */
const restMs = 100;
/**
 * Requests in flight to one host, each on a connection of its own; an app's listen queue holds twice as many. When a host has so
 * many and the schedule wants one more, the machine does not keep up: that request is not sent at all, and counted as held back.
 */
const mostInFlight = 256;

/** The moment, in milliseconds since the epoch and finer than Date.now(). */
const now = () => performance.timeOrigin + performance.now();

/** Open loop: requests start when the schedule says, however slow the answers are. Nothing is sent twice. */
export class Generator {
  readonly #options: LoadOptions;
  readonly #recorder: Recorder;
  readonly #shopper = new Shopper();
  // First in, first out: each connection is used in turn, so none falls idle long enough for the server to close it.
  readonly #agent = new Agent({ keepAlive: true, maxSockets: mostInFlight, scheduling: "fifo" });
  readonly #flights = new Set<Promise<void>>();
  readonly #inFlight = new Map<Target, number>();
  readonly #started = now();
  readonly #longAgents = new Set<Agent>();
  /** Visitors who come back, by host; one at a time each. */
  readonly #visitors = new Map<Target, Returning[]>();
  /** One who comes to another host each time, as through a balancer. */
  readonly #roaming = new Returning();
  #roams = false;
  #came = 0;
  #stopping = false;
  #abandoned = false;
  #sent = 0;
  #long = 0;

  constructor(options: LoadOptions, finished: (second: Second) => void) {
    this.#options = options;
    const hosts = options.targets.map(({ host }) => host);
    this.#recorder = new Recorder(this.#started, hosts, finished);
    for (const release of options.releases) this.know(release);
  }

  know(release: string): void {
    this.#recorder.know(release);
  }

  /** Requests in flight still get their answers, unless they are abandoned: then they are in no number. */
  stop(abandon = false): void {
    this.#stopping = true;
    this.#abandoned = abandon;
    if (abandon) for (const agent of [this.#agent, ...this.#longAgents]) agent.destroy();
  }

  /** Resolves when it was stopped, or has reached its bounds, and every request has ended. */
  async run(): Promise<LoadResult> {
    const { targets, rate, long, mostRequests, mostSeconds } = this.#options;
    const workers = Array.from({ length: long }, (_, at) => this.#worker(targets[at % targets.length] as Target, at));
    const watch = this.#watch(long);
    const last = this.#started + mostSeconds * 1000;
    while (!this.#stopping && now() < last && this.#sent < mostRequests) {
      for (let due = this.#due(rate); due <= now() && this.#sent < mostRequests; due = this.#due(rate)) {
        const target = targets[this.#sent++ % targets.length] as Target;
        if ((this.#inFlight.get(target) ?? 0) >= mostInFlight) this.#recorder.holdBack();
        else this.#launch(target, due);
      }
      await pause(tickMs);
    }
    this.#stopping = true;
    this.#recorder.full(now());
    clearInterval(watch);
    await Promise.all([...this.#flights, ...workers]);
    this.#agent.destroy();
    const { visits, wentBack } = this.#roaming;
    return { ...this.#recorder.result(now()), roaming: { visits, wentBack } };
  }

  #due(rate: number): number {
    return this.#started + (this.#sent * 1000) / rate;
  }

  #launch(target: Target, due: number): void {
    const count = (by: number) => this.#inFlight.set(target, (this.#inFlight.get(target) ?? 0) + by);
    const visitor = this.#sent % oneReturns === 0 ? this.#visitor(target) : undefined;
    const flight =
      visitor === undefined
        ? this.#carry(target, this.#agent, this.#shopper.next(), due, answerMs)
        : this.#comeBack(target, visitor, due);
    count(1);
    this.#flights.add(flight);
    void flight.finally(() => {
      count(-1);
      this.#flights.delete(flight);
    });
  }

  #visitor(target: Target): Returning | undefined {
    if (++this.#came % returningOfHost === 0 && !this.#roams) return this.#roaming;
    const resting = this.#visitors.get(target) ?? Array.from({ length: returningOfHost }, () => new Returning());
    this.#visitors.set(target, resting);
    return resting.shift();
  }

  async #comeBack(target: Target, visitor: Returning, intended: number): Promise<void> {
    const sent = now();
    const roams = visitor === this.#roaming;
    this.#roams ||= roams;
    const failure = await visitor
      .visit((ask) => exchange(target.url, this.#agent, ask, answerMs))
      .catch((error: unknown) => named(error));
    if (roams) this.#roams = false;
    else this.#visitors.get(target)?.push(visitor);
    if (this.#abandoned) return;
    const { host } = target;
    this.#recorder.add({ host, kind: KIND, long: false, intended, sent, ended: now(), release: null, failure });
  }

  /** One connection of its own, on which one long request follows the other. */
  async #worker(target: Target, at: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    this.#longAgents.add(agent);
    while (!this.#stopping) {
      const seconds = longest.fromSeconds + Math.random() * (longest.toSeconds - longest.fromSeconds);
      const slow = at % 4 === 3 ? this.#shopper.checkout(seconds * 1000) : this.#shopper.report(seconds);
      const sent = now();
      this.#long++;
      // Before the first list of products is there, a checkout is not yet possible.
      await this.#carry(target, agent, slow, sent, longest.answerMs, slow.kind.startsWith("slow"));
      this.#long--;
      if (now() - sent < longest.fromSeconds * 1000) await pause(restMs);
    }
    agent.destroy();
  }

  #watch(wanted: number): NodeJS.Timeout {
    let full = false;
    return setInterval(() => {
      full ||= this.#long >= wanted;
      this.#recorder.longInFlight(now(), this.#long, full);
    }, lookMs);
  }

  async #carry(
    { host, url }: Target,
    agent: Agent,
    errand: Errand,
    intended: number,
    timeoutMs: number,
    long = false,
  ): Promise<void> {
    const sent = now();
    let failure: string | null;
    let release: string | null = null;
    try {
      const answer = await exchange(url, agent, errand.ask, timeoutMs);
      const header = answer.headers["x-release"];
      release = typeof header === "string" ? header : null;
      failure = errand.check(answer);
      if (failure === null && release !== null && !this.#recorder.knows(release)) {
        failure = "a release that must not answer";
      }
    } catch (error) {
      failure = named(error);
    }
    if (this.#abandoned) return;
    this.#recorder.add({ host, kind: errand.kind, long, intended, sent, ended: now(), release, failure });
  }
}
