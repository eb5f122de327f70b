import { expect, it } from "vitest";
import { Outdir } from "./cdktf.ts";
import { synthesize } from "./synthesis.ts";

it("npx cdktf synth writes what node stacks/main.ts writes, to the byte", { timeout: 120_000 }, () => {
  using one = new Outdir();
  using other = new Outdir();
  const { status, stdout, stderr } = one.cdktf("synth");
  expect({ status, said: status === 0 ? "" : `${stdout}${stderr}` }).toEqual({ status: 0, said: "" });
  expect(other.main().status).toBe(0);
  const written = one.files();
  expect(written).toEqual(other.files());
  // The manifest, and each stack.
  expect(Object.keys(written)).toHaveLength(1 + Object.keys(synthesize()).length);
});
