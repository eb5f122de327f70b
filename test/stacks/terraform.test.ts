import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { environments } from "../../stacks/config/environment.ts";
import { beyondMoto, withinMoto } from "./beyond-moto.ts";
import { overrides } from "./local.ts";
import { synthesize } from "./synthesis.ts";
import { terraformAtHand, Workspace } from "./terraform.ts";

/** Milliseconds. Each command of Terraform starts the provider anew, which costs up to ten seconds of a core. */
const LIMIT = 400_000;

const installation = terraformAtHand();
const stacks = synthesize();

if (installation === undefined) {
  it("nothing was validated here: see the line above", () => expect(process.env.CI).not.toBe("true"));
} else {
  it("every stack is valid to the real provider, whole", { timeout: LIMIT }, async () => {
    const parent = mkdtempSync(join(tmpdir(), "kloverbuy-terraform-"));
    try {
      let first: Workspace | undefined;
      for (const [name, stack] of Object.entries(stacks)) {
        const workspace = await Workspace.open(parent, name, stack, overrides(stack, "http://127.0.0.1:9"));
        if (first === undefined) await workspace.run("init", ...installation);
        else await workspace.initialiseFrom(first);
        first ??= workspace;
        expect(await workspace.run("validate")).toContain("The configuration is valid");
      }
    } finally {
      rmSync(parent, { recursive: true, force: true });
    }
  });
}

it("what is not applied to moto (test/slow/terraform.test.ts) is named, with its reason, and nothing else is", () => {
  for (const { name } of environments) {
    const stack = stacks[`kloverbuy-${name}`];
    if (stack === undefined) throw new Error(`There is no stack for ${name}.`);
    const { left } = withinMoto(stack);
    console.info(`${name}: validated, not applied to moto: ${left.join(", ")}`);
    expect([...new Set(left.map((one) => one.split(".")[0]))].sort()).toEqual(Object.keys(beyondMoto).sort());
  }
});
