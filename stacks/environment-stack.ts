import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { commands } from "./commands/index.ts";
import type { Environment } from "./config.ts";
import { pipeline } from "./pipeline.ts";
import { storage } from "./storage/index.ts";
import { keys as makeKeys } from "./storage/keys.ts";

/** Both majors' schemas have every attribute that the stacks use; the bindings alone would ask for the newer. */
const AWS_PROVIDER = ">= 5.100.0, < 7.0.0";

/** One environment of KloverBuy: one state, one plan. `script` is the bundled release.sh. */
export class EnvironmentStack extends TerraformStack {
  constructor(scope: Construct, environment: Environment, script: string) {
    super(scope, `kloverbuy-${environment.name}`);
    const { name, account, region } = environment;
    new AwsProvider(this, "aws", {
      region,
      allowedAccountIds: [account],
      defaultTags: [{ tags: { project: "kloverbuy", environment: name } }],
    });
    this.addOverride("terraform.required_providers.aws.version", AWS_PROVIDER);

    const keys = makeKeys(this, environment);
    const { artifacts } = storage(this, environment, keys);
    const documents = commands(this, environment, script);
    const entry = pipeline(this, environment, { artifacts, documents });
    new TerraformOutput(this, "artifact_bucket", { value: artifacts.bucket });
    new TerraformOutput(this, "pipeline_parameter", { value: entry.name });
  }
}
