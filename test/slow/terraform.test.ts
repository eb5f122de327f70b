import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { environments } from "../../stacks/config/environment.ts";
import { withinMoto } from "../stacks/beyond-moto.ts";
import { live, type Made } from "../stacks/live.ts";
import { overrides } from "../stacks/local.ts";
import { Moto } from "../stacks/moto.ts";
import { type Stack, synthesize } from "../stacks/synthesis.ts";
import { terraformAtHand, Workspace } from "../stacks/terraform.ts";

/** Milliseconds. Each command of Terraform starts the provider anew, which costs up to ten seconds of a core. */
const LIMIT = 400_000;

const installation = terraformAtHand();
const stacks = synthesize();

if (installation === undefined) {
  it("nothing was applied here: see the line above", () => expect(process.env.CI).not.toBe("true"));
} else {
  it("an environment can be made, follows a change, is as described then, and can be cleared away", {
    timeout: LIMIT,
  }, async () => {
    await using motos = new AsyncDisposableStack();
    const parent = mkdtempSync(join(tmpdir(), "kloverbuy-terraform-"));
    motos.defer(() => rmSync(parent, { recursive: true, force: true }));
    const made: Made[] = [];
    for (const environment of environments) {
      const { stack } = withinMoto(stacks[`kloverbuy-${environment.name}`] as Stack);
      const moto = motos.use(await Moto.start(environment.account));
      const { url: endpoint } = moto;
      const local = overrides(stack, endpoint, await moto.hostedZone("example.com"));
      const workspace = await Workspace.open(parent, environment.name, stack, local);
      if (made[0] === undefined) await workspace.run("init", ...installation);
      else await workspace.initialiseFrom(made[0].workspace);
      made.push({ environment, stack, endpoint, workspace });
    }
    await Promise.all(made.map(live));
  });
}
