import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { checkout } from "./synthesis.ts";
import { environment, type Installation } from "./terraform.ts";

/** Nobody listens there: whatever would leave this machine fails. */
const NOWHERE = "http://127.0.0.1:9";

/** A checkout's `cdktf.out`, and both ways to fill it and to take it on. */
export class Outdir implements Disposable {
  readonly #parent = mkdtempSync(join(tmpdir(), "kloverbuy-cdktf-"));
  readonly #installation: Installation;

  constructor(installation: Installation = []) {
    this.#installation = installation;
    mkdirSync(join(this.#parent, "home"));
  }

  get path() {
    return join(this.#parent, "out");
  }

  /** The command line of cdktf as `npx` starts it: on the Node of the project's packages. */
  cdktf(...words: string[]): SpawnSyncReturns<string> {
    const { bin } = this;
    return this.#run(join(bin, "cdktf"), [...words, "--output", this.path], {
      PATH: bin + delimiter + process.env.PATH,
    });
  }

  main(): SpawnSyncReturns<string> {
    return this.#run(process.execPath, ["stacks/main.ts"], { CDKTF_OUTDIR: this.path });
  }

  terraform(stack: string, ...words: string[]): SpawnSyncReturns<string> {
    return this.#run("terraform", [`-chdir=${join(this.path, "stacks", stack)}`, ...words]);
  }

  /** What is different from AWS here, beside the stack and not in it. */
  override(stack: string, local: object): void {
    const folder = join(this.path, "stacks", stack);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "local_override.tf.json"), JSON.stringify(local));
  }

  /** Every file by its path. */
  files(): Record<string, string> {
    const names = readdirSync(this.path, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".json"),
    );
    return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(this.path, name), "utf8")]));
  }

  get bin() {
    return join(checkout, "node_modules/.bin");
  }

  #run(program: string, words: string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
    return spawnSync(program, words, {
      cwd: checkout,
      encoding: "utf8",
      timeout: 240_000,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...environment(),
        // cdktf keeps settings, and a cache of 700 MB, in its user's home.
        HOME: join(this.#parent, "home"),
        TF_CLI_ARGS_init: this.#installation.join(" "),
        HTTP_PROXY: NOWHERE,
        HTTPS_PROXY: NOWHERE,
        NO_PROXY: "127.0.0.1",
        ...env,
      },
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.#parent, { recursive: true, force: true });
  }
}
