import type { Promised } from "./promise.ts";
import { ofBucket, type Stack } from "./synthesis.ts";

const backend = (stack: Stack) => stack.terraform.backend.s3;
const stackName = (stack: Stack) => stack["//"].metadata.stackName;

/** What holds of every stack, whatever it describes. */
export const stackPromises: Promised[] = [
  {
    promise: "the state lies in the bucket of the account that the stack may change",
    holds: (stack) => {
      const account = String(stack.provider.aws[0]?.allowed_account_ids);
      const { bucket, allowed_account_ids } = backend(stack);
      return bucket === `kloverbuy-terraform-state-${account}` && String(allowed_account_ids) === account;
    },
    spoil: (stack) => void Object.assign(backend(stack), { bucket: "kloverbuy-terraform-state-210987654321" }),
  },
  {
    promise: "no two stacks share a state",
    holds: (stack) => backend(stack).key === `${stackName(stack)}.tfstate`,
    spoil: (stack) => void Object.assign(backend(stack), { key: "terraform.tfstate" }),
  },
  {
    promise: "two runs cannot write the state at once: S3 itself keeps the lock",
    holds: (stack) => backend(stack).use_lockfile === true && /1\.1[1-9]/.test(stack.terraform.required_version),
    spoil: (stack) => void delete backend(stack).use_lockfile,
  },
  {
    promise: "the state is encrypted where it lies",
    holds: (stack) => backend(stack).encrypt === true,
    spoil: (stack) => void Object.assign(backend(stack), { encrypt: false }),
  },
];

const text = (stack: Stack, type: string) => JSON.stringify(ofBucket(stack, type, "state") ?? {});
const policy = (stack: Stack) => JSON.parse(String(ofBucket(stack, "aws_s3_bucket_policy", "state")?.policy)).Statement;
const denial = (stack: Stack, sid: string) => policy(stack).find((one: { Sid: string }) => one.Sid === sid);

function withoutStatement(stack: Stack, sid: string): void {
  const found = ofBucket(stack, "aws_s3_bucket_policy", "state");
  const left = policy(stack).filter((one: { Sid: string }) => one.Sid !== sid);
  if (found) found.policy = JSON.stringify({ Statement: left });
}

/** What holds of the stack that describes the bucket itself. */
export const statePromises: Promised[] = [
  {
    promise: "no plan can destroy the bucket that holds every state",
    holds: (stack) =>
      (stack.resource.aws_s3_bucket?.state?.lifecycle as { prevent_destroy?: boolean })?.prevent_destroy === true,
    spoil: (stack) => void delete stack.resource.aws_s3_bucket?.state?.lifecycle,
  },
  {
    promise: "a state that was overwritten can be had back",
    holds: (stack) => text(stack, "aws_s3_bucket_versioning").includes('"status":"Enabled"'),
    spoil: (stack) => void delete stack.resource.aws_s3_bucket_versioning,
  },
  {
    promise: "it is encrypted, for every writer",
    holds: (stack) => text(stack, "aws_s3_bucket_server_side_encryption_configuration").includes('"AES256"'),
    spoil: (stack) => void delete stack.resource.aws_s3_bucket_server_side_encryption_configuration,
  },
  {
    promise: "nobody reads it over plain HTTP, nobody from another account",
    holds: (stack) => ["TlsOnly", "OwnAccountOnly"].every((sid) => denial(stack, sid)?.Effect === "Deny"),
    spoil: (stack) => withoutStatement(stack, "TlsOnly"),
  },
  {
    promise: "nothing of it is public, nor can be made so",
    holds: (stack) => {
      const {
        bucket: _,
        "//": __,
        depends_on: ___,
        ...block
      } = {
        ...ofBucket(stack, "aws_s3_bucket_public_access_block", "state"),
      };
      return Object.keys(block).length === 4 && Object.values(block).every((value) => value === true);
    },
    spoil: (stack) => void delete stack.resource.aws_s3_bucket_public_access_block,
  },
  {
    promise: "without MFA no state is deleted, and no former one",
    holds: (stack) => {
      const found = denial(stack, "NothingIsForgottenWithoutMfa");
      return (
        ["s3:DeleteBucket", "s3:DeleteObject", "s3:DeleteObjectVersion"].every((one) => found?.Action.includes(one)) &&
        found.Condition.BoolIfExists["aws:MultiFactorAuthPresent"] === "false"
      );
    },
    spoil: (stack) => withoutStatement(stack, "NothingIsForgottenWithoutMfa"),
  },
  {
    promise: "Terraform can still give its lock back",
    holds: (stack) =>
      denial(stack, "NothingIsForgottenWithoutMfa").Resource.every((one: string) => !/\/\*$|\*\.tflock$/.test(one)),
    spoil: (stack) => {
      const found = ofBucket(stack, "aws_s3_bucket_policy", "state");
      if (found) found.policy = String(found.policy).replaceAll("/*.tfstate", "/*");
    },
  },
];
