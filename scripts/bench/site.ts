import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { nginxVersion } from "../../sandbox/fleet/nginx.ts";

const checkout = resolve(import.meta.dirname, "../..");
const template = (name: string) => readFileSync(join(checkout, "shell/nginx", name), "utf8");
const here = "scripts/bench/site.ts";
const mostMs = 10_000;

/** Nginx or an app of the bench did not come up. */
export class BenchBroke extends Error {}

/** One Nginx with the hosts' own site, and the shop behind it under as many names as wanted. Everything ends with it. */
export class Site implements AsyncDisposable {
  readonly root = mkdtempSync(join(tmpdir(), "kb-bench-"));
  readonly url: string;
  readonly apps = new Map<string, ChildProcess>();
  readonly #port: number;
  #nginx: ChildProcess | null = null;

  private constructor(port: number) {
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** The first of `releases` is live. */
  static async start(releases: readonly string[]): Promise<Site> {
    const site = new Site(await freePort());
    try {
      await Promise.all(releases.map((release) => site.#app(release)));
      site.point(releases[0] ?? "");
      await site.#serve();
    } catch (error) {
      await site[Symbol.asyncDispose]();
      throw error;
    }
    return site;
  }

  folder = (release: string) => join(this.root, "srv/kloverbuy/releases", release);
  socket = (release: string) => join(this.folder(release), "run/app.sock");
  get nginx(): number {
    return this.#nginx?.pid ?? 0;
  }

  /** The switch of a deploy: one rename. */
  point(release: string): void {
    const live = join(this.root, "srv/kloverbuy/live");
    symlinkSync(this.folder(release), `${live}.new`);
    renameSync(`${live}.new`, live);
  }

  /** Rewrites the site with another upstream; Nginx reads it at its next reload. */
  write({ socket = join(this.root, "srv/kloverbuy/live/run/app.sock"), keepalive = 0 } = {}): void {
    const filled = template("site.conf").replace("@ROUTES@", () => template("site-front.conf"));
    // With keep-alive the site's `Connection ''` reaches the app as a persistent connection, as it must.
    const text = keepalive > 0 ? filled.replace("keepalive_requests 1;", `keepalive ${keepalive};`) : filled;
    this.#fill(text, "etc/nginx/kloverbuy/site.conf", { UPSTREAM: `unix:${socket}` });
  }

  /** Resolves when the signal was sent, which is all that a naive script waits for. */
  async reload(): Promise<void> {
    const [code] = await once(spawn("nginx", [...this.#words(), "-s", "reload"], { stdio: "ignore" }), "exit");
    if (code !== 0) throw new BenchBroke(`nginx -s reload ended with ${code}.`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const children = [this.#nginx, ...this.apps.values()].filter((child) => child !== null);
    await Promise.all(children.map((child) => end(child)));
    rmSync(this.root, { recursive: true, force: true });
  }

  async #app(release: string): Promise<void> {
    mkdirSync(join(this.folder(release), "run"), { recursive: true });
    symlinkSync(join(checkout, "examples/shop"), join(this.folder(release), "app"));
    symlinkSync("app/dist/web", join(this.folder(release), "front"));
    const env = { PATH: process.env.PATH ?? "", PORT: this.socket(release), KLOVERBUY_RELEASE: release };
    const app = spawn(process.execPath, ["server/main.ts"], {
      cwd: join(this.folder(release), "app"),
      env: { ...env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.apps.set(release, app);
    // Its first line says that it listens; the rest is read and dropped, as a journal would.
    await Promise.race([once(app.stdout, "data"), died(app, `the app of ${release}`)]);
    app.stdout.resume();
  }

  async #serve(): Promise<void> {
    for (const folder of ["run", "etc/nginx/kloverbuy", "var/log/nginx", "var/lib/nginx"]) {
      mkdirSync(join(this.root, folder), { recursive: true });
    }
    copyFileSync("/etc/nginx/mime.types", join(this.root, "etc/nginx/kloverbuy/mime.types"));
    copyFileSync(join(checkout, "shell/nginx/headers.conf"), join(this.root, "etc/nginx/kloverbuy/headers.conf"));
    const asRoot = process.getuid?.() === 0;
    this.#fill(template("nginx.conf").replace("user @USER@;", asRoot ? "user root;" : ""), "etc/nginx/nginx.conf", {});
    this.write();
    this.#nginx = spawn("nginx", [...this.#words(), "-g", "daemon off;"], { stdio: ["ignore", "ignore", "inherit"] });
    const down = died(this.#nginx, "Nginx");
    for (const until = Date.now() + mostMs; !(await this.#answers()); await Promise.race([pause(50), down])) {
      if (Date.now() > until) throw new BenchBroke(`Nginx did not answer on ${this.url} within ${mostMs / 1000} s.`);
    }
    down.catch(() => undefined);
  }

  #answers = () =>
    fetch(`${this.url}/api/release`).then(
      (answer) => answer.ok,
      () => false,
    );

  #words = () => ["-p", `${this.root}/`, "-c", join(this.root, "etc/nginx/nginx.conf"), "-e", "stderr"];

  #fill(text: string, file: string, more: Record<string, string>): void {
    const paths = { HEALTH: "/health", API: "/api/", ASSETS: "assets", FALLBACK: "index.html" };
    const limits = {
      TIMEOUT: "60",
      BODY: "10",
      BUFFER: "on",
      DIGEST: "bench",
      KEEPALIVE_MIN: keepaliveMin(),
      USER: "root",
    };
    const places = { ROOT: this.root, PORT: String(this.#port), FRONT: join(this.root, "srv/kloverbuy/live/front") };
    const values: Record<string, string> = { ...paths, ...limits, ...places, ...more };
    const filled = text.replace(/@([A-Z_]+)@/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new BenchBroke(`shell/nginx has a new @${name}@: give it a value in ${here}.`);
      return value;
    });
    writeFileSync(join(this.root, file), filled);
  }
}

/** As bootstrap.sh writes it: shell/bootstrap/configure.sh. */
function keepaliveMin(): string {
  const knows = nginxVersion().localeCompare("1.27.4", "en", { numeric: true }) >= 0;
  return knows ? "keepalive_min_timeout 1s;" : "";
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function died(child: ChildProcess, what: string): Promise<never> {
  const [code, signal] = await once(child, "exit");
  throw new BenchBroke(`${what} ended with ${signal ?? code} before it served.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), mostMs);
  await gone;
  clearTimeout(late);
}
