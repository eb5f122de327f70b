import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A moto server on a free port of this machine, with an account of its own. */
export class Moto implements AsyncDisposable {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  static async start(account: string): Promise<Moto> {
    const child = spawn("moto_server", ["-H", "127.0.0.1", "-p", "0"], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, MOTO_ACCOUNT_ID: account },
    });
    // It says where it listens on stderr, and goes on with a line per request, which must be read or it would block.
    const lines = createInterface({ input: child.stderr });
    const said: string[] = [];
    const url = await new Promise<string>((resolve, reject) => {
      lines.on("line", (line) => {
        const found = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
        if (found !== undefined) resolve(found);
        else if (said.length < 50) said.push(line);
      });
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`moto_server ended with ${code}: ${said.join("\n")}`)));
    });
    return new Moto(url, child);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }
}
