import { S3Backend, type TerraformStack } from "cdktf";
import type { Environment } from "./environment.ts";

/** Where Terraform keeps what it knows: one bucket an account, one key a stack. */
export interface StateBucket {
  account: string;
  region: string;
  name: string;
  /** The stack that describes the bucket. */
  stack: string;
}

export const stateBucket = ({ account, region }: { account: string; region: string }): StateBucket => ({
  account,
  region,
  name: `kloverbuy-terraform-state-${account}`,
  stack: `kloverbuy-state-${account}`,
});

/** One an account, in the region of its first environment: the bucket is not moved when another comes. */
export const stateBuckets = (environments: readonly Environment[]): StateBucket[] =>
  environments
    .filter(({ account }, index) => environments.findIndex((one) => one.account === account) === index)
    .map(stateBucket);

/** Two runs at once would undo each other's work: the second finds the first one's lock, an object beside the state. */
export function keepState(stack: TerraformStack, { account, region, name }: StateBucket): void {
  new S3Backend(stack, {
    bucket: name,
    key: `${stack.node.id}.tfstate`,
    region,
    // S3's own key: the state holds no secret (the master password lives in Secrets Manager), and a lost key would lose it.
    encrypt: true,
    allowedAccountIds: [account],
  });
  // Younger than cdktf's own type of a backend.
  stack.addOverride("terraform.backend.s3.use_lockfile", true);
  stack.addOverride("terraform.required_version", ">= 1.11.0");
}
