import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "./plan.ts";

/** What was asked for cannot be done, or was not; the sentence says why. */
export class InfrastructureError extends Error {}

/** A synthesized stack, as Terraform sees it. */
export class Terraform {
  readonly #folder: string;

  /** Throws InfrastructureError when the stack was not synthesized. */
  constructor(outdir: string, stack: string) {
    this.#folder = join(outdir, "stacks", stack);
    const file = join(this.#folder, "cdk.tf.json");
    if (!existsSync(file)) throw new InfrastructureError(`There is no ${file}: npm run synth, and is the name right?`);
  }

  init(): void {
    this.#run(["init", "-input=false", "-reconfigure"]);
  }

  /** Writes the plan to `file`. Without `lock` nothing is written to where the state is. */
  plan(file: string, { lock }: { lock: boolean }): Plan {
    this.#run(["plan", "-input=false", `-lock=${lock}`, "-lock-timeout=10m", `-out=${file}`]);
    return JSON.parse(this.#said(["show", "-json", file]));
  }

  /** A plan as people read it; values that Terraform knows to be secret are left out. */
  text = (file: string) => this.#said(["show", "-no-color", file]);

  apply(file: string): void {
    this.#run(["apply", "-input=false", "-lock-timeout=10m", file]);
  }

  #run(words: string[]): void {
    const { status, error } = this.#spawn(words, "inherit");
    if (status !== 0)
      throw new InfrastructureError(`terraform ${words[0]} failed, see above${error ? `: ${error}` : ""}.`);
  }

  #said(words: string[]): string {
    const { status, stdout, stderr } = this.#spawn(words, "pipe");
    if (status !== 0) throw new InfrastructureError(`terraform ${words[0]} failed: ${stderr}`);
    return String(stdout);
  }

  #spawn(words: string[], output: "inherit" | "pipe") {
    return spawnSync("terraform", [`-chdir=${this.#folder}`, ...words], {
      stdio: ["ignore", output, output],
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
      env: { ...process.env, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" },
    });
  }
}
