import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** As stacks/compute/balancer.ts asks for it. */
export interface BalancerOptions {
  /** What it asks targets for, how often, and how many good answers in a row make one healthy. Milliseconds. */
  health?: { path: string; everyMs: number; good: number; bad: number };
  /** An idle connection to a target is closed after that: elasticloadbalancing/latest/application/edit-load-balancer-attributes.html */
  idleMs?: number;
  /** A target that leaves gets no new request, and this long for those that it has. */
  drainMs?: number;
}

type State = "initial" | "healthy" | "unhealthy" | "draining";

interface Target {
  url: URL;
  agent: Agent;
  state: State;
  inFlight: number;
  over: AbortController;
}

const HEALTH = { path: "/.kloverbuy/health", everyMs: 250, good: 2, bad: 3 };

/**
 * What stands between users and hosts in an environment, as far as a rollout and a refresh can feel it: targets that are healthy
 * get requests, the least busy first; a request is sent once, and what a target does not answer is a 502; a target that is
 * deregistered ends what it has. HTTP only; it upgrades nothing.
 */
export class Balancer implements AsyncDisposable {
  readonly #server: Server;
  readonly #targets = new Map<string, Target>();
  readonly #options: Required<BalancerOptions>;

  private constructor({ health = HEALTH, idleMs = 60_000, drainMs = 30_000 }: BalancerOptions) {
    this.#options = { health, idleMs, drainMs };
    this.#server = createServer((from, to) => this.#forward(from, to));
    this.#server.keepAliveTimeout = idleMs;
  }

  static async start(options: BalancerOptions = {}): Promise<Balancer> {
    const balancer = new Balancer(options);
    balancer.#server.listen(0, "127.0.0.1");
    await once(balancer.#server, "listening");
    return balancer;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Resolves when the target is healthy. Throws when it is not within `withinMs`. */
  async register(id: string, url: string, withinMs = 60_000): Promise<void> {
    const { idleMs } = this.#options;
    const agent = new Agent({ keepAlive: true, maxSockets: 1000, timeout: idleMs });
    const target: Target = { url: new URL(url), agent, state: "initial", inFlight: 0, over: new AbortController() };
    this.#targets.set(id, target);
    void this.#watch(target);
    for (const until = Date.now() + withinMs; target.state !== "healthy"; await pause(20)) {
      if (Date.now() > until) throw new Error(`The target ${id} (${url}) is ${target.state} after ${withinMs} ms.`);
    }
  }

  /** Resolves when it has answered what it had, or its drain time is over. */
  async deregister(id: string): Promise<void> {
    const target = this.#targets.get(id);
    if (target === undefined) return;
    target.state = "draining";
    target.over.abort();
    for (const until = Date.now() + this.#options.drainMs; target.inFlight > 0 && Date.now() < until; ) await pause(20);
    target.agent.destroy();
    this.#targets.delete(id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { agent, over } of this.#targets.values()) {
      over.abort();
      agent.destroy();
    }
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #watch(target: Target): Promise<void> {
    const { path, everyMs, good, bad } = this.#options.health;
    for (let run = 0; !target.over.signal.aborted; await pause(everyMs, undefined, { ref: false })) {
      const well = await fetch(new URL(path, target.url), { signal: AbortSignal.timeout(5_000) }).then(
        ({ status }) => status >= 200 && status < 400,
        () => false,
      );
      run = well === run > 0 ? run + (well ? 1 : -1) : well ? 1 : -1;
      if (target.state === "draining") return;
      if (run >= good) target.state = "healthy";
      if (run <= -bad) target.state = "unhealthy";
    }
  }

  #forward(from: IncomingMessage, to: ServerResponse): void {
    const [target] = [...this.#targets.values()]
      .filter(({ state }) => state === "healthy")
      .sort((a, b) => a.inFlight - b.inFlight);
    if (target === undefined) return void to.writeHead(503).end();
    const { url, agent } = target;
    const { method, url: path, headers } = from;
    const client = from.socket.remoteAddress ?? "";
    const before = headers["x-forwarded-for"];
    const forwarded = { "x-forwarded-for": before === undefined ? client : `${before}, ${client}` };
    const { connection: _, ...kept } = headers;
    const options = { agent, host: url.hostname, port: url.port, method, path };
    target.inFlight += 1;
    to.once("close", () => {
      target.inFlight -= 1;
    });
    const sent = request({ ...options, headers: { ...kept, ...forwarded, "x-forwarded-proto": "https" } }, (answer) => {
      const { connection: _close, ...rest } = answer.headers;
      to.writeHead(answer.statusCode ?? 502, rest);
      answer.pipe(to);
      answer.once("error", () => to.destroy());
    });
    sent.once("error", () => (to.headersSent ? to.destroy() : to.writeHead(502).end()));
    from.pipe(sent);
  }
}
