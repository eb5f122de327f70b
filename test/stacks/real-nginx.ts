import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { checkout } from "./synthesis.ts";

/** The one log format of our hosts, word for word. */
function logFormat(): string {
  const text = readFileSync(join(checkout, "shell/nginx/nginx.conf"), "utf8");
  const found = /log_format json [\s\S]*?;\n/.exec(text)?.[0];
  if (found === undefined) throw new Error("shell/nginx/nginx.conf has no log_format json");
  return found;
}

/** A real Nginx in front of an app that answers `/<status>/<milliseconds>`; its access log is the hosts'. */
export class RealNginx implements AsyncDisposable {
  readonly #folder: string;
  readonly #app: Server;
  readonly #child: ChildProcess;

  private constructor(folder: string, app: Server, child: ChildProcess) {
    this.#folder = folder;
    this.#app = app;
    this.#child = child;
  }

  static async start(): Promise<RealNginx> {
    const folder = mkdtempSync(join(tmpdir(), "kloverbuy-nginx-"));
    const app = createServer(async (request, response) => {
      const [, status, milliseconds] = (request.url ?? "").split("?")[0]?.split("/") ?? [];
      await pause(Number(milliseconds ?? 0));
      response.writeHead(Number(status)).end();
    });
    await once(app.listen(0, "127.0.0.1"), "listening");
    mkdirSync(join(folder, "temporary"));
    const conf = join(folder, "nginx.conf");
    writeFileSync(conf, configuration(folder, (app.address() as AddressInfo).port));
    const child = spawn("nginx", ["-p", folder, "-c", conf, "-e", join(folder, "error.log")], { stdio: "ignore" });
    const nginx = new RealNginx(folder, app, child);
    const until = Date.now() + 10_000;
    while (
      !(await nginx.request("/204/0").then(
        () => true,
        () => false,
      ))
    ) {
      if (Date.now() > until)
        throw new Error(`Nginx does not answer: ${readFileSync(join(folder, "error.log"), "utf8")}`);
      await pause(50);
    }
    return nginx;
  }

  /** Resolves with the answer's status. */
  request(path: string, headers: Record<string, string> = {}): Promise<number> {
    return new Promise((resolve, reject) => {
      get({ socketPath: join(this.#folder, "n.sock"), path, headers, timeout: 10_000 }, (response) => {
        response.resume().once("end", () => resolve(response.statusCode ?? 0));
      }).once("error", reject);
    });
  }

  /** The lines of the requests whose path begins so. */
  lines(path: string): string[] {
    return readFileSync(join(this.#folder, "access.log"), "utf8")
      .split("\n")
      .filter((line) => line.includes(`"uri":"${path}`));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null) {
      this.#child.kill("SIGTERM");
      await once(this.#child, "exit");
    }
    this.#app.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const configuration = (folder: string, port: number) => `
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events {}
http {
  ${logFormat()}
  access_log ${folder}/access.log json;
  client_body_temp_path ${folder}/temporary/a;
  proxy_temp_path ${folder}/temporary/b;
  fastcgi_temp_path ${folder}/temporary/c;
  uwsgi_temp_path ${folder}/temporary/d;
  scgi_temp_path ${folder}/temporary/e;
  server {
    listen unix:${folder}/n.sock;
    location / { proxy_pass http://127.0.0.1:${port}; }
    location /502/ { proxy_pass http://unix:${folder}/nobody.sock; }
  }
}
`;
