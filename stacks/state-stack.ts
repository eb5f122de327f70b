import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { anyAdministrator } from "./config/role-names.ts";
import { keepState, type StateBucket } from "./config/state.ts";
import { provider } from "./provider.ts";
import { makeBucket } from "./storage/bucket.ts";
import { tidy } from "./storage/lifecycle.ts";
import { type Statement, withoutMfa } from "./storage/policy.ts";

/** A state of a year ago tells what was there before a mistake that stayed unseen. */
const FORMER_DAYS = 365;

/**
 * The account's state bucket. Its own state lies in it: `npm run state` makes the bare bucket, and this stack adopts it.
 * From then on it is a stack like the others.
 */
export class StateStack extends TerraformStack {
  constructor(scope: Construct, state: StateBucket) {
    super(scope, state.stack);
    const { account, region, name } = state;
    provider(this, { account, region, environment: "all" });
    keepState(this, state);

    const { bucket } = makeBucket(this, {
      id: "state",
      name,
      account,
      rules: tidy(FORMER_DAYS),
      statements: (arn) => [historyStays(arn, account)],
    });
    bucket.lifecycle = { preventDestroy: true };
    // Does nothing once the state has the bucket. cdktf's importFrom would ask for Terraform at every synth.
    this.addOverride("import", [{ to: `aws_s3_bucket.${bucket.friendlyUniqueId}`, id: name }]);
    new TerraformOutput(this, "state_bucket", { value: bucket.bucket });
  }
}

/** Terraform deletes its locks and nothing else; a role of the pipeline that was stolen cannot make it forget. */
const historyStays = (arn: string, account: string): Statement => ({
  Sid: "NothingIsForgottenWithoutMfa",
  Effect: "Deny",
  Principal: "*",
  Action: ["s3:DeleteBucket", "s3:DeleteObject", "s3:DeleteObjectVersion"],
  Resource: [arn, `${arn}/*.tfstate`],
  Condition: withoutMfa(anyAdministrator(account)),
});
