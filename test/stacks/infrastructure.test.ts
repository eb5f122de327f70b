import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Machine } from "./planned.ts";
import { terraformAtHand } from "./terraform.ts";

/** Milliseconds, on a machine that others use too. */
const LIMIT = 200_000;

const installation = terraformAtHand();

describe.skipIf(installation === undefined)("node scripts/infrastructure.ts", () => {
  const machine = () => new Machine(installation ?? []);

  it("does what was reviewed, and has nothing to do then", { timeout: LIMIT }, async () => {
    using at = machine();
    at.describe({ one: "1", two: "2" });
    const planned = await at.plan();
    expect(planned).toMatchObject({ status: 0, changes: "true" });
    expect(planned.told).toContain("terraform_data.one");
    expect(at.made()).toBeUndefined();

    expect(await at.apply(planned.digest)).toMatchObject({ status: 0 });
    expect(at.made()).toEqual(["one", "two"]);
    expect(await at.plan()).toMatchObject({ status: 0, changes: "false" });
    // A plan has every value in it.
    expect(at.left()).toEqual([]);
  });

  it.each([
    ["the stack", async (at: Machine) => at.describe({ one: "1", three: "3" })],
    // As if somebody else had applied meanwhile: one of the two is there already.
    [
      "what is there",
      async (at: Machine) => {
        at.describe({ one: "1" });
        expect((await at.change()).status).toBe(0);
        at.describe({ one: "1", two: "2" });
      },
    ],
  ])("does nothing when %s changed after the review", { timeout: LIMIT }, async (_, change) => {
    using at = machine();
    at.describe({ one: "1", two: "2" });
    const { digest } = await at.plan();
    await change(at);
    const before = at.made();
    const late = await at.apply(digest);
    expect(late.status).toBe(1);
    expect(late.said).toContain(String(digest));
    expect(at.made()).toEqual(before);
    expect(at.left()).toEqual([]);
  });

  it("tells reviewers of losses first, and of no secret", { timeout: LIMIT }, async () => {
    using at = machine();
    at.describe({ kept: "1", lost: "2" });
    await at.change();
    at.describe({ kept: "1", another: `\${sensitive("hunter2")}` });
    const { told, said } = await at.plan();
    const [lost, another] = ["terraform_data.lost`", "terraform_data.another`"].map((address) => told.indexOf(address));
    expect(lost).toBeGreaterThan(0);
    expect(another).toBeGreaterThan(Number(lost));
    expect(told).not.toContain("terraform_data.kept`");
    expect(`${told}${said}`).not.toContain("hunter2");
  });

  it.each([
    [[]],
    [["plan"]],
    [["apply", "staging"]],
    [["apply", "staging", ""]],
    [["plan", "staging", "x"]],
    [["plan", "nowhere"]],
  ])("refuses %j before Terraform is asked", async (words) => {
    using at = machine();
    const { status, said } = await at.run(words);
    expect(status).toBe(1);
    expect(said).not.toMatch(/^ +at /m);
    expect(existsSync(join(at.stack, ".terraform"))).toBe(false);
  });
});
