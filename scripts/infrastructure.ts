import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { digest, hasChanges, type Plan, summary } from "./infrastructure/plan.ts";
import { InfrastructureError, Terraform } from "./infrastructure/terraform.ts";

const help = `Usage: node scripts/infrastructure.ts plan ENVIRONMENT | apply ENVIRONMENT DIGEST
Says what Terraform would change in an environment that was synthesized, and does it.
  plan   changes nothing, not even a lock; says the plan's digest, and what changes
  apply  plans anew, and goes on only when the digest is the one that plan said`;

const checkout = fileURLToPath(new URL("..", import.meta.url));
// Terraform is started in the stack's folder: a path from here would mean nothing there.
const outdir = resolve(process.env.CDKTF_OUTDIR ?? join(checkout, "cdktf.out"));

/** Into what GitHub reads of a step; a person reads it here. */
function tell(where: "GITHUB_OUTPUT" | "GITHUB_STEP_SUMMARY", text: string): void {
  const file = process.env[where];
  if (file) appendFileSync(file, `${text}\n`);
  else console.log(text);
}

function plan(terraform: Terraform, environment: string, folder: string, lock: boolean): { file: string; made: Plan } {
  const file = join(folder, "plan");
  const made = terraform.plan(file, { lock });
  tell("GITHUB_STEP_SUMMARY", summary(environment, made, terraform.text(file)));
  return { file, made };
}

/** Throws InfrastructureError. */
function main([verb, environment, reviewed, ...more]: string[]): void {
  const words = verb === "plan" ? [environment] : verb === "apply" ? [environment, reviewed] : [undefined];
  if (
    words.includes(undefined) ||
    words.includes("") ||
    more.length > 0 ||
    (verb === "plan" && reviewed !== undefined)
  ) {
    throw new InfrastructureError(help);
  }
  const terraform = new Terraform(outdir, `kloverbuy-${environment}`);
  // A plan holds the whole state and every value, secret or not: only this user can read it, and it is gone when this ends.
  const folder = mkdtempSync(join(tmpdir(), "kloverbuy-plan-"));
  try {
    terraform.init();
    const { file, made } = plan(terraform, String(environment), folder, verb === "apply");
    if (verb === "plan") {
      tell("GITHUB_OUTPUT", `digest=${digest(made)}\nchanges=${hasChanges(made)}`);
      return;
    }
    if (digest(made) !== reviewed) {
      throw new InfrastructureError(
        `What would be done now (${digest(made)}) is not what was reviewed (${reviewed}): something changed since. ` +
          "Nothing was done. Plan again, and let that be reviewed.",
      );
    }
    terraform.apply(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof InfrastructureError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
