import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { environments } from "../stacks/config/environment.ts";
import { CostError, type Stack } from "../stacks/reports/cost/charge.ts";
import { estimate } from "../stacks/reports/cost/estimate.ts";
import { page } from "../stacks/reports/cost/page.ts";
import { synthesized } from "./synthesized.ts";

const file = fileURLToPath(new URL("../docs/cost.md", import.meta.url));

/** docs/cost.md as the stacks, the prices and the assumed use say it. Throws CostError. */
export function costs(): string {
  const stacks = synthesized<Stack>();
  const estimated = environments.map(({ name }) => {
    const stack = stacks[`kloverbuy-${name}`];
    if (stack === undefined) throw new CostError(`There is no stack of '${name}'.`);
    return [name, estimate(name, stack)] as const;
  });
  return page(Object.fromEntries(estimated));
}

/** True when the committed file is what the source says. */
export const isUpToDate = () => readFileSync(file, "utf8") === costs();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file, costs());
  console.log("docs/cost.md");
}
