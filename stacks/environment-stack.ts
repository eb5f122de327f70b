import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { commands } from "./commands/index.ts";
import type { Environment } from "./config.ts";
import { database } from "./database/index.ts";
import { hostIdentity, identity } from "./identity/index.ts";
import { messaging } from "./messaging/index.ts";
import { makeLogs } from "./monitoring/logs.ts";
import { network } from "./network/index.ts";
import { pipeline } from "./pipeline.ts";
import { provider } from "./provider.ts";
import { keepState, type StateBucket } from "./state.ts";
import { storage } from "./storage/index.ts";
import { keys as makeKeys } from "./storage/keys.ts";

/** One environment of KloverBuy: one state, in `state`; one plan. `script` is the bundled release.sh. */
export class EnvironmentStack extends TerraformStack {
  constructor(scope: Construct, environment: Environment, state: StateBucket, script: string) {
    super(scope, `kloverbuy-${environment.name}`);
    provider(this, { ...environment, environment: environment.name });
    keepState(this, state);

    const keys = makeKeys(this, environment);
    const { artifacts } = storage(this, environment, keys);
    messaging(this, environment, { keys });
    const logs = makeLogs(this, environment, keys);
    const net = network(this, environment, { logs });
    const { instance } = database(this, environment, { keys, network: net });
    const documents = commands(this, environment, script);
    const host = hostIdentity(this, environment, { keys });
    identity(this, environment, { keys, host });
    const entry = pipeline(this, environment, { artifacts, documents });
    new TerraformOutput(this, "database_endpoint", { value: instance.endpoint });
    new TerraformOutput(this, "artifact_bucket", { value: artifacts.bucket });
    new TerraformOutput(this, "pipeline_parameter", { value: entry.name });
  }
}
