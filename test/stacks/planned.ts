import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkout } from "./synthesis.ts";
import { environment, type Installation } from "./terraform.ts";

export const ENVIRONMENT = "staging";

/** What a step of GitHub's would have of a run. */
export interface Ran {
  status: number;
  said: string;
  told: string;
  digest: string | undefined;
  changes: string | undefined;
}

/** A machine of its own on which scripts/infrastructure.ts runs, with what was synthesized. */
export class Machine implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), "kloverbuy-infrastructure-"));
  readonly #installation: Installation;
  /** Where the stack lies, and Terraform works. */
  readonly stack = join(this.#folder, "out/stacks", `kloverbuy-${ENVIRONMENT}`);

  constructor(installation: Installation) {
    this.#installation = installation;
    for (const path of [this.#temporary, this.stack]) mkdirSync(path, { recursive: true });
  }

  get #temporary() {
    return join(this.#folder, "temporary");
  }

  get #state() {
    return join(this.#folder, "state");
  }

  write(stack: object, local?: object): void {
    writeFileSync(join(this.stack, "cdk.tf.json"), JSON.stringify(stack));
    if (local) writeFileSync(join(this.stack, "local_override.tf.json"), JSON.stringify(local));
  }

  /** Things that need no provider, each with its input; their state is this machine's, or where `backend` says. */
  describe(inputs: Record<string, string>, backend: object = { local: { path: this.#state } }): void {
    const things = Object.entries(inputs).map(([name, input]) => [name, { input }]);
    this.write({ terraform: { backend }, resource: { terraform_data: Object.fromEntries(things) } });
  }

  /** What stands in the state, by name; undefined: nobody wrote one. */
  made(): string[] | undefined {
    if (!existsSync(this.#state)) return undefined;
    const { resources } = JSON.parse(readFileSync(this.#state, "utf8")) as { resources: { name: string }[] };
    return resources.map(({ name }) => name).sort();
  }

  /** What it left where programs put what they need for a while. */
  left = () => readdirSync(this.#temporary);

  /** `credentials` and the like are of its starter; by default it has none for AWS. */
  async run(words: string[], who: NodeJS.ProcessEnv = {}): Promise<Ran> {
    const file = (name: string) => join(this.#folder, name);
    for (const name of ["output", "summary"]) writeFileSync(file(name), "");
    const { status, said } = await promisify(execFile)(process.execPath, ["scripts/infrastructure.ts", ...words], {
      cwd: checkout,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...environment(),
        CDKTF_OUTDIR: file("out"),
        GITHUB_OUTPUT: file("output"),
        GITHUB_STEP_SUMMARY: file("summary"),
        TMPDIR: this.#temporary,
        TF_CLI_ARGS_init: this.#installation.join(" "),
        ...who,
      },
    }).then(
      ({ stdout, stderr }) => ({ status: 0, said: `${stdout}${stderr}` }),
      ({ code, stdout, stderr }) => ({ status: Number(code), said: `${stdout}${stderr}` }),
    );
    const lines = readFileSync(file("output"), "utf8").split("\n");
    const { digest, changes } = Object.fromEntries(lines.map((line) => line.split("=")));
    return { status, said, told: readFileSync(file("summary"), "utf8"), digest, changes };
  }

  plan = (who?: NodeJS.ProcessEnv) => this.run(["plan", ENVIRONMENT], who);

  apply = (digest: string | undefined, who?: NodeJS.ProcessEnv) =>
    this.run(["apply", ENVIRONMENT, String(digest)], who);

  /** Plans, and does what was planned. */
  change = async () => this.apply((await this.plan()).digest);

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
