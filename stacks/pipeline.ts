import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import type { SsmDocument } from "@cdktf/provider-aws/lib/ssm-document/index.js";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter/index.js";
import type { ITerraformDependable, TerraformStack } from "cdktf";
import { type PipelineEntry, pipelineParameter } from "../schema/pipeline-entry.ts";
import type { Commands } from "./commands/index.ts";
import type { Environment } from "./config/environment.ts";

/** All that the actions need to know of an environment, in one entry that they read. */
export function pipeline(
  stack: TerraformStack,
  environment: Environment,
  { artifacts, documents, named }: { artifacts: S3Bucket; documents: Commands; named: ITerraformDependable[] },
): SsmParameter {
  const { name, account, region, names, fleetTag } = environment;
  const entry: PipelineEntry = {
    schema: 1,
    environment: name,
    region,
    artifactBucket: artifacts.bucket,
    documents: { release: pinned(documents.release), status: pinned(documents.status) },
    fleetTag,
    // By their names, not by reference: readers of the entry ask by name. `named` sees to it that they are there.
    harmAlarm: names.harmAlarm,
    releaseTopicArn: `arn:aws:sns:${region}:${account}:${names.releaseTopic}`,
    backupBucket: names.backupBucket,
    logGroups: { access: `${names.logs}/access`, app: `${names.logs}/app`, release: `${names.logs}/release` },
  };
  return new SsmParameter(stack, "pipeline", {
    name: pipelineParameter(name),
    description: "What the KloverBuy actions read of this environment; written by Terraform",
    type: "String",
    // Not a secret: a plan shows what changes in it.
    insecureValue: JSON.stringify(entry),
    dependsOn: named,
  });
}

/** Version and hash, so that a rollout runs the very script that was applied with this entry. */
const pinned = (document: SsmDocument) => ({
  name: document.name,
  version: document.latestVersion,
  hash: document.hash,
});
