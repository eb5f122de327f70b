import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The bucket cannot be made, and the sentence says why and what to do. */
class StateError extends Error {}

const checkout = fileURLToPath(new URL("..", import.meta.url));
const outdir = process.env.CDKTF_OUTDIR ?? join(checkout, "cdktf.out");

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

function ran(program: string, args: string[], missing: string): Ran {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", timeout: 60_000 });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT") throw new StateError(missing);
  return { code: status ?? 1, stdout, stderr: stderr.trim() || String(error ?? "") };
}

const aws = (...args: string[]) =>
  ran("aws", [...args, "--output", "json"], "The AWS CLI is not on PATH: https://docs.aws.amazon.com/cli/.");

/** Native locks of the state came with 1.10 and are no experiment since 1.11. */
function terraformIsYoungEnough(): void {
  const missing = "Terraform is not on PATH: https://developer.hashicorp.com/terraform/install.";
  const { code, stdout, stderr } = ran("terraform", ["version", "-json"], missing);
  const [, major, minor] = /"terraform_version": *"(\d+)\.(\d+)/.exec(stdout) ?? [];
  if (code !== 0 || major === undefined) throw new StateError(`Terraform does not start: ${stderr}`);
  if (Number(major) * 100 + Number(minor) < 111) {
    throw new StateError(`Terraform ${major}.${minor} cannot lock a state in S3 itself: install 1.11 or a newer one.`);
  }
}

/** The account that the credentials at hand belong to. */
function account(region: string): string {
  const { code, stdout, stderr } = aws("sts", "get-caller-identity", "--region", region);
  if (code === 0) return JSON.parse(stdout).Account;
  throw new StateError(`AWS does not know who asks: log in as an administrator of the account first.\n${stderr}`);
}

/** A bare bucket, closed as S3 makes every new one; Terraform then adopts it and makes it what the stack says. */
function makeBucket({ name, account, region }: { name: string; account: string; region: string }): void {
  const made = aws("s3api", "head-bucket", "--bucket", name, "--region", region, "--expected-bucket-owner", account);
  if (made.code === 0) return;
  // The one region whose name S3 does not take here.
  const place = region === "us-east-1" ? [] : ["--create-bucket-configuration", `LocationConstraint=${region}`];
  const { code, stderr } = aws("s3api", "create-bucket", "--bucket", name, "--region", region, ...place);
  if (code !== 0) throw new StateError(`S3 does not make ${name} (or another account has it):\n${stderr}`);
  console.log(`Made ${name}.`);
}

function terraform(stack: string, ...args: string[]): void {
  const { status } = spawnSync("terraform", [`-chdir=${join(outdir, "stacks", stack)}`, ...args, "-input=false"], {
    stdio: "inherit",
    env: { ...process.env, CHECKPOINT_DISABLE: "1" },
  });
  if (status !== 0) {
    throw new StateError(`terraform ${args[0]} failed, see above. Mend it and run this again: it goes on from there.`);
  }
}

/**
 * Makes the bucket that holds every state of the account, and puts its own state into it. Each step finds out what is there
 * already, and nothing is kept on this machine, so the next run, from anywhere, finishes what a failed run began.
 */
async function main(): Promise<void> {
  terraformIsYoungEnough();
  const { status } = spawnSync(process.execPath, ["stacks/main.ts"], {
    cwd: checkout,
    stdio: "inherit",
    env: { ...process.env, CDKTF_OUTDIR: outdir },
  });
  if (status !== 0) throw new StateError("The stacks cannot be synthesized, see above.");
  // Only now: a value that cannot stand was told by the synthesis, in a sentence.
  const { environments } = await import("../stacks/config/environment.ts");
  const { stateBuckets } = await import("../stacks/config/state.ts");
  const caller = account(environments[0]?.region ?? "us-east-1");
  const state = stateBuckets(environments).find((one) => one.account === caller);
  if (state === undefined) {
    const known = [...new Set(environments.map((one) => one.account))].join(", ");
    throw new StateError(
      `These credentials are of account ${caller}, and stacks/config/environment.ts names ${known}: log in there, or correct it.`,
    );
  }
  makeBucket(state);
  terraform(state.stack, "init", "-reconfigure");
  terraform(state.stack, "apply", "-auto-approve");
  const names = environments.filter((one) => one.account === caller).map(({ name }) => name);
  console.log(
    `The states of ${names.join(" and ")} go to ${state.name}. Next: npx cdktf deploy kloverbuy-account-${caller}`,
  );
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StateError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
