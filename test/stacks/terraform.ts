import { execFile, execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Stack } from "./synthesis.ts";

/** `terraform init` arguments that find the AWS provider. */
export type Installation = string[];

const MIRROR = "KLOVERBUY_TERRAFORM_MIRROR";

/**
 * How to install the provider here, without the network unless asked for (`registry`); undefined: Terraform or the provider
 * is missing, and a person was told so. Throws instead when CI=true: there a silent gap would be a false green.
 */
export function terraformAtHand(): Installation | undefined {
  const given = process.env[MIRROR];
  if (!runs("terraform"))
    return missing("terraform is not on PATH (https://developer.hashicorp.com/terraform/install)");
  if (!runs("moto_server")) return missing("moto_server is not on PATH (pip install 'moto[server]')");
  if (given === "registry" || process.env.TF_CLI_ARGS_init?.includes("-plugin-dir")) return [];
  const mirror = given ?? folders().find(holdsProvider);
  if (mirror === undefined) {
    return missing(
      `no folder holds hashicorp/aws: set ${MIRROR} to a Terraform mirror, or to 'registry' to download it`,
    );
  }
  if (!holdsProvider(mirror)) return missing(`${MIRROR}=${mirror} holds no registry.terraform.io/hashicorp/aws`);
  return [`-plugin-dir=${mirror}`];
}

/** Where Terraform itself looks for a mirror, and /opt, where images like to put one. */
function folders(): string[] {
  const opt = existsSync("/opt") ? readdirSync("/opt").map((name) => join("/opt", name)) : [];
  return [
    join(homedir(), ".terraform.d/plugins"),
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
    ...opt,
  ];
}

const holdsProvider = (folder: string) => existsSync(join(folder, "registry.terraform.io/hashicorp/aws"));

function runs(tool: string): boolean {
  try {
    execFileSync(tool, ["--help"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function missing(what: string): undefined {
  const message = `The stacks were NOT applied by the real Terraform: ${what}.`;
  if (process.env.CI === "true") throw new Error(message);
  console.warn(`!! ${message}`);
}

/** For every process that starts Terraform: it asks nothing, and looks nowhere but where it is told. */
export function environment(): NodeJS.ProcessEnv {
  // A machine's own Terraform settings are no part of the test.
  const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
  return {
    ...env,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    AWS_EC2_METADATA_DISABLED: "true",
    // The provider's schema is garbage-collected for seconds otherwise, again in every command.
    GOGC: "400",
  };
}

/** A stack in a folder of its own. */
export class Workspace {
  readonly #folder: string;
  readonly #data: string;

  private constructor(folder: string, data: string) {
    this.#folder = folder;
    this.#data = data;
  }

  /** `data` is shared: the provider, some 600 MB, is installed by the first. */
  static async open(parent: string, name: string, stack: Stack, local: object): Promise<Workspace> {
    const folder = join(parent, name);
    await mkdir(folder);
    const workspace = new Workspace(folder, join(parent, ".terraform"));
    await workspace.write(stack);
    // Terraform merges an override file over the configuration: nothing of the stack itself is changed for a test.
    await writeFile(join(folder, "local_override.tf.json"), JSON.stringify(local));
    return workspace;
  }

  write(stack: Stack): Promise<void> {
    return writeFile(join(this.#folder, "cdk.tf.json"), JSON.stringify(stack));
  }

  /** What `init` left, for a workspace of the same provider and backend. */
  async initialiseFrom(other: Workspace): Promise<void> {
    await cp(join(other.#folder, ".terraform.lock.hcl"), join(this.#folder, ".terraform.lock.hcl"));
  }

  /** Resolves with what it printed; rejects with that when it ends with anything but 0. Minutes of life: 3. */
  async run(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)("terraform", [`-chdir=${this.#folder}`, ...args, "-no-color"], {
      env: { ...environment(), TF_DATA_DIR: this.#data },
      timeout: 180_000,
      maxBuffer: 64 * 1024 * 1024,
    }).catch((error) => {
      // What went wrong first: the plan before it is long.
      const said = `${error.stderr}\n${error.stdout}`.replace(/^.*: Refreshing state.*\n/gm, "");
      throw new Error(`terraform ${args[0]} failed:\n${said}`.slice(0, 8_000));
    });
    return stdout;
  }
}
