import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import type { TerraformStack } from "cdktf";

/** Both majors' schemas have every attribute that the stacks use; the bindings alone would ask for the newer. */
const AWS_PROVIDER = ">= 5.100.0, < 7.0.0";

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
