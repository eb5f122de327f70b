import { describe, expect, it } from "vitest";
import { Outdir } from "../stacks/cdktf.ts";
import { overrides } from "../stacks/local.ts";
import { Moto } from "../stacks/moto.ts";
import { type Stack, synthesize } from "../stacks/synthesis.ts";
import { terraformAtHand } from "../stacks/terraform.ts";

const installation = terraformAtHand();
const ACCOUNT = "123456789012";
const NAME = `kloverbuy-account-${ACCOUNT}`;

/** What moto does not know: the provider would try again for minutes, or ask a host by a name that has no address here. */
const BEYOND = [
  "aws_ebs_snapshot_block_public_access",
  "aws_ec2_image_block_public_access",
  "aws_ec2_instance_metadata_defaults",
  "aws_ec2_serial_console_access",
  "aws_s3_account_public_access_block",
];

/** The stack as it can be made at `endpoint`; `left` is how much of it. */
function local(stack: Stack, endpoint: string): { change: object; left: number } {
  const none = BEYOND.map((type) => [
    type,
    Object.fromEntries(Object.keys(stack.resource[type] ?? {}).map((name) => [name, { count: 0 }])),
  ]);
  const { resource, ...rest } = overrides(stack, endpoint);
  return {
    change: { ...rest, resource: { ...resource, ...Object.fromEntries(none) } },
    left: Object.keys(stack.resource).filter((type) => !BEYOND.includes(type)).length,
  };
}

describe.skipIf(installation === undefined)("the command line of cdktf, without a network", () => {
  it("diff says what deploy then makes, and terraform itself finds nothing left to do", {
    timeout: 800_000,
  }, async () => {
    await using moto = await Moto.start(ACCOUNT);
    using out = new Outdir(installation);
    const { change, left } = local(synthesize()[NAME] as Stack, moto.url);
    out.override(NAME, change);
    // Asking the registry for the hashes of other platforms would be a network.
    const words = [NAME, "--skip-provider-lock", "--no-color"];

    const diff = out.cdktf("diff", ...words);
    expect(`${diff.stdout}${diff.stderr}`).toContain(`Plan: ${left} to add, 0 to change, 0 to destroy`);
    expect(diff.status).toBe(0);

    const deploy = out.cdktf("deploy", ...words, "--auto-approve");
    expect({ status: deploy.status, said: deploy.status === 0 ? "" : deploy.stdout }).toEqual({ status: 0, said: "" });

    // The other way, on what the first one left.
    expect(out.main().status).toBe(0);
    const plan = out.terraform(NAME, "plan", "-detailed-exitcode", "-no-color");
    expect({ status: plan.status, said: plan.status === 0 ? "" : `${plan.stdout}${plan.stderr}` }).toEqual({
      status: 0,
      said: "",
    });
  });
});
