import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { commands } from "./commands/index.ts";
import { compute } from "./compute/index.ts";
import type { Environment } from "./config/environment.ts";
import { keepState, type StateBucket } from "./config/state.ts";
import { database } from "./database/index.ts";
import { hostIdentity, identity } from "./identity/index.ts";
import { makeLogs } from "./logs/index.ts";
import { messaging } from "./messaging/index.ts";
import { dashboardUrl } from "./monitoring/dashboard.ts";
import { monitoring } from "./monitoring/index.ts";
import { network } from "./network/index.ts";
import { pipeline } from "./pipeline.ts";
import { provider } from "./provider.ts";
import { storage } from "./storage/index.ts";
import { keys as makeKeys } from "./storage/keys.ts";

/** One environment of KloverBuy: one state, in `state`; one plan. `script` is the bundled release.sh. */
export class EnvironmentStack extends TerraformStack {
  constructor(scope: Construct, environment: Environment, state: StateBucket, script: string) {
    super(scope, `kloverbuy-${environment.name}`);
    provider(this, { ...environment, environment: environment.name });
    keepState(this, state);

    const keys = makeKeys(this, environment);
    const stored = storage(this, environment, keys);
    const { artifacts, images, backups } = stored;
    const { topics, texts } = messaging(this, environment, { keys });
    const logs = makeLogs(this, environment, keys);
    const net = network(this, environment, { logs });
    const data = database(this, environment, { keys, network: net });
    const documents = commands(this, environment, script);
    const host = hostIdentity(this, environment, { keys });
    const fleet = compute(this, environment, { network: net, storage: stored, host });
    identity(this, environment, { keys, host });
    const { harm } = monitoring(this, environment, { logs, topics, compute: fleet, database: data, network: net });
    const entry = pipeline(this, environment, { artifacts, documents, named: [topics.releases, backups] });
    forPeople(this, {
      address: `https://${environment.compute.domain}`,
      balancer_address: fleet.balancer.dnsName,
      artifact_bucket: artifacts.bucket,
      image_bucket: images.bucket,
      backup_bucket: backups.bucket,
      database_endpoint: data.instance.endpoint,
      alerts_topic: topics.alerts.arn,
      releases_topic: topics.releases.arn,
      orders_topic: topics.orders.arn,
      texts_configuration_set: texts.configurationSet.name,
      alarm_of_harm: harm.alarmName,
      dashboard_url: dashboardUrl(environment),
      pipeline_parameter: entry.name,
    });
  }
}

/** What a person asks for after an apply; `terraform output` tells it. None of it is a secret. */
function forPeople(stack: TerraformStack, outputs: Record<string, string>): void {
  for (const [name, value] of Object.entries(outputs)) new TerraformOutput(stack, name, { value });
}
