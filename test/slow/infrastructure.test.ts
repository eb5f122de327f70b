import { describe, expect, it } from "vitest";
import { withinMoto } from "../stacks/beyond-moto.ts";
import { overrides } from "../stacks/local.ts";
import { Moto } from "../stacks/moto.ts";
import { Machine } from "../stacks/planned.ts";
import { type Stack, synthesize } from "../stacks/synthesis.ts";
import { terraformAtHand } from "../stacks/terraform.ts";

const installation = terraformAtHand();

describe.skipIf(installation === undefined)("node scripts/infrastructure.ts", () => {
  it("plans a whole environment twice with the same digest, so that an apply can hold to it", {
    timeout: 400_000,
  }, async () => {
    await using moto = await Moto.start("123456789012");
    using at = new Machine(installation ?? []);
    const { stack } = withinMoto(synthesize()["kloverbuy-staging"] as Stack);
    at.write(stack, overrides(stack, moto.url));
    const [first, second] = [await at.plan(), await at.plan()];
    expect(first).toMatchObject({ status: 0, changes: "true" });
    expect(first.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(second.digest).toBe(first.digest);
  });
});
