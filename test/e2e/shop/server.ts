import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const folder = resolve(import.meta.dirname, "../../../examples/shop");
export const release = "0123456-abcdef012345";

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** The shop as a host starts it: its own process, on a socket unless a port is given. */
export class ShopServer {
  readonly process: ChildProcess;
  readonly port: string;
  readonly #home: string;
  log = "";

  private constructor(process: ChildProcess, port: string, home: string) {
    this.process = process;
    this.port = port;
    this.#home = home;
  }

  static async start(port?: number): Promise<ShopServer> {
    const home = await mkdtemp(join(tmpdir(), "kb-shop-"));
    const address = port === undefined ? join(home, "app.sock") : String(port);
    const child = spawn(process.execPath, ["server/main.ts"], {
      cwd: folder,
      env: { PATH: process.env.PATH, PORT: address, KLOVERBUY_RELEASE: release },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const server = new ShopServer(child, address, home);
    const listening = new Promise<void>((done) => {
      child.stdout?.setEncoding("utf8").on("data", (text: string) => {
        server.log += text;
        if (server.log.includes('"listening"')) done();
      });
    });
    await Promise.race([
      listening,
      once(child, "exit").then(() => Promise.reject(new Error("The shop did not start."))),
    ]);
    return server;
  }

  ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const where = /^\d+$/.test(this.port) ? { host: "127.0.0.1", port: Number(this.port) } : { socketPath: this.port };
    return new Promise((done, failed) => {
      const json = body === undefined ? {} : { "content-type": "application/json" };
      const client = request({ ...where, method, path, agent: false, headers: { ...json, ...headers } }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part) => (text += part));
        response.once("error", failed);
        response.once("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, text }));
      });
      client.once("error", failed);
      client.end(typeof body === "string" ? body : body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Resolves with the exit code. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode;
    const exited = once(this.process, "exit");
    this.process.kill(signal);
    const [code] = await exited;
    return code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop("SIGKILL");
    await rm(this.#home, { recursive: true, force: true });
  }
}
