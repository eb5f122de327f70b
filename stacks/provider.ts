import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import type { TerraformStack } from "cdktf";

/**
 * One version for every way to apply: a state that a newer one wrote is closed to an older one, and a plan of the one is
 * no promise of the other. It is the one that the tests apply with; 6.x has every attribute that the stacks use too (the
 * bindings are typed from 6.25), and comes by a change of this line. Terraform checks HashiCorp's signature of what it installs.
 */
const AWS_PROVIDER = "5.100.0";

interface Place {
  account: string;
  region: string;
  /** A tag of all that is made, so that a bill can be read. */
  environment: string;
}

/** Credentials of another account make nothing. */
export function provider(stack: TerraformStack, { account, region, environment }: Place): void {
  new AwsProvider(stack, "aws", {
    region,
    allowedAccountIds: [account],
    defaultTags: [{ tags: { project: "kloverbuy", environment } }],
  });
  stack.addOverride("terraform.required_providers.aws.version", AWS_PROVIDER);
}
