import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic/index.js";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy/index.js";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { Keys } from "../storage/keys.ts";
import { alertPolicy, rolePolicy } from "./topic-policy.ts";

/** A publisher needs, beside sns:Publish, kms:Decrypt and kms:GenerateDataKey on the key of records. */
export interface Topics {
  /** Something is wrong: alarms, budgets and the database's events; no role of ours. */
  alerts: SnsTopic;
  /** What was rolled out, by whom and how it ended: the deploy and the pipeline role. */
  releases: SnsTopic;
  /** The app tells what became of an order: hosts. */
  orders: SnsTopic;
}

export function makeTopics(stack: TerraformStack, environment: Environment, keys: Keys): Topics {
  const { name, names, messaging } = environment;
  const topic = (what: keyof Topics, policy: (arn: string) => string) => {
    const made = new SnsTopic(stack, what, {
      name: what === "releases" ? names.releaseTopic : `kloverbuy-${name}-${what}`,
      kmsMasterKeyId: keys.records.arn,
      // SHA-256 signatures: what an https subscriber verifies.
      signatureVersion: 2,
    });
    new SnsTopicPolicy(stack, `${what}_policy`, { arn: made.arn, policy: policy(made.arn) });
    messaging.subscriptions[what].forEach(({ protocol, endpoint }, at) => {
      new SnsTopicSubscription(stack, `${what}_subscription_${at}`, { topicArn: made.arn, protocol, endpoint });
    });
    return made;
  };
  return {
    alerts: topic("alerts", (arn) => alertPolicy(arn, environment)),
    releases: topic("releases", (arn) => rolePolicy(arn, environment, ["deploy", "pipeline"])),
    orders: topic("orders", (arn) => rolePolicy(arn, environment, ["host"])),
  };
}
