import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { environments } from "../stacks/config.ts";
import { estimate, type Stack } from "../stacks/cost/estimate.ts";
import { page } from "../stacks/cost/page.ts";

const checkout = fileURLToPath(new URL("..", import.meta.url));
const file = join(checkout, "docs/cost.md");

/** docs/cost.md as the stacks, the prices and the assumed use say it. Throws CostError. */
export function costs(): string {
  const folder = mkdtempSync(join(tmpdir(), "kloverbuy-cost-"));
  try {
    execFileSync(process.execPath, ["stacks/main.ts"], {
      cwd: checkout,
      env: { ...process.env, CDKTF_OUTDIR: folder, CHECKPOINT_DISABLE: "1" },
      stdio: "pipe",
    });
    const read = (name: string): Stack =>
      JSON.parse(readFileSync(join(folder, "stacks", `kloverbuy-${name}`, "cdk.tf.json"), "utf8"));
    return page(Object.fromEntries(environments.map(({ name }) => [name, estimate(name, read(name))])));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** True when the committed file is what the source says. */
export const isUpToDate = () => readFileSync(file, "utf8") === costs();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file, costs());
  console.log("docs/cost.md");
}
