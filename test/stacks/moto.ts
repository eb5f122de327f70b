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

  /** A zone that the account has already, as it has its domain; returns its id, which is moto's choice. */
  async hostedZone(name: string): Promise<string> {
    const response = await fetch(`${this.url}/2013-04-01/hostedzone`, {
      method: "POST",
      headers: {
        "content-type": "text/xml",
        // moto knows by the scope which service is meant, and checks no signature.
        authorization: "AWS4-HMAC-SHA256 Credential=testing/20260101/us-east-1/route53/aws4_request",
      },
      body: `<CreateHostedZoneRequest><Name>${name}</Name><CallerReference>test</CallerReference></CreateHostedZoneRequest>`,
    });
    const id = /<Id>\/hostedzone\/(\w+)<\/Id>/.exec(await response.text())?.[1];
    if (id === undefined) throw new Error(`moto made no hosted zone: HTTP ${response.status}.`);
    return id;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }
}
