import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { percentile } from "../../demo/load/statistics.ts";
import { checkout } from "./crowd.ts";
import { Site } from "./site.ts";

/** What users meet while Nginx goes from one release to the other, many times. */
export interface CutOver {
  times: number;
  requests: number;
  lost: number;
  /** Requests that were sent after the change was over and were answered by the former release. */
  old: number;
  /** From the change to the last answer of the former release, milliseconds. */
  p50: number;
  p99: number;
  longest: number;
}

interface Answer {
  sent: number;
  at: number;
  release: string;
}

const now = () => performance.now();

/** Keep-alive clients in this process: each sends, waits for the answer, rests as long as `rest` says, and sends again. */
class Clients {
  readonly answers: Answer[] = [];
  lost = 0;
  asked = 0;
  #over = false;
  #open = new Set<Socket>();
  readonly #port: number;
  readonly #rest: (n: number) => number;

  constructor(port: number, count: number, rest: (n: number) => number) {
    this.#port = port;
    this.#rest = rest;
    for (let n = 0; n < count; n++) this.#client(n);
  }

  stop(): void {
    this.#over = true;
    for (const socket of this.#open) socket.destroy();
  }

  #client(n: number): void {
    if (this.#over) return;
    const socket = connect(this.#port, "127.0.0.1").setNoDelay(true).setEncoding("latin1");
    this.#open.add(socket);
    let text = "";
    let sent = 0;
    const ask = () => {
      sent = now();
      this.asked += 1;
      socket.write(checkout());
    };
    socket.once("connect", ask);
    socket.on("data", (part: string) => {
      text += part;
      const length = /\r\ncontent-length: (\d+)[\s\S]*?\r\n\r\n/i.exec(text);
      if (length === null || text.length < length.index + length[0].length + Number(length[1])) return;
      const release = /\r\nx-release: (\S+)/i.exec(text)?.[1] ?? "";
      if (!/^HTTP\/1.1 2/.test(text)) this.lost += 1;
      this.answers.push({ sent, at: now(), release });
      text = "";
      sent = 0;
      // It looks whether the connection was closed meanwhile before it sends: what is lost then crossed on the way.
      setTimeout(() => setImmediate(() => socket.readyState === "open" && ask()), this.#rest(n));
    });
    socket.once("error", () => undefined);
    socket.once("close", () => {
      this.#open.delete(socket);
      // A connection that was closed while it rested is no loss: the client opens another one.
      if (sent > 0 && !this.#over) this.lost += 1;
      setTimeout(() => this.#client(n), 5);
    });
  }
}

/** `change` resolves when the change is over as far as an operator is told; the clock of old answers starts with its call. */
async function cutOver(clients: Clients, times: number, change: (release: string) => Promise<void>): Promise<CutOver> {
  const last: number[] = [];
  let old = 0;
  for (let at = 0; at < times; at++) {
    const [former, next] = at % 2 === 0 ? ["a", "b"] : ["b", "a"];
    const began = now();
    await change(next ?? "");
    const over = now();
    await pause(500);
    const since = clients.answers.filter((one) => one.release === former && one.at > began);
    last.push(Math.max(0, ...since.map((one) => one.at - began)));
    old += since.filter((one) => one.sent > over).length;
    // Each change looks at its own answers.
    if (at + 1 < times) clients.answers.splice(0, clients.answers.length - 1000);
  }
  const sorted = last.sort((a, b) => a - b);
  const of = (share: number) => Math.round((percentile(sorted, share) ?? 0) * 10) / 10;
  return { times, requests: clients.asked, lost: clients.lost, old, p50: of(0.5), p99: of(0.99), longest: of(1) };
}

/** By rename under busy clients; by reload under clients a quarter of which are busy and the others rest up to 1.5 s. */
export async function measureCutOver(switches = 100, reloads = 50): Promise<{ rename: CutOver; reload: CutOver }> {
  await using site = await Site.start(["a", "b"]);
  const port = Number(new URL(site.url).port);
  const run = async (rest: (n: number) => number, times: number, change: (release: string) => Promise<void>) => {
    const clients = new Clients(port, 64, rest);
    try {
      await pause(500);
      return await cutOver(clients, times, change);
    } finally {
      clients.stop();
    }
  };
  const rename = await run(
    () => 5,
    switches,
    async (release) => site.point(release),
  );
  const reload = await run(
    (n) => (n % 4 === 0 ? Math.random() * 20 : 200 + Math.random() * 1300),
    reloads,
    async (release) => {
      site.write({ socket: site.socket(release) });
      await site.reload();
      while ((await live(site)) !== release) await pause(20);
      // As release.sh does: old_answers in shell/release/site.sh.
      await pause(1200);
    },
  );
  return { rename, reload };
}

/** Over a connection of its own. */
async function live(site: Site): Promise<string> {
  const answer = await fetch(`${site.url}/api/release`, { headers: { connection: "close" } });
  await answer.arrayBuffer();
  return answer.headers.get("x-release") ?? "";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await measureCutOver(), null, 2));
