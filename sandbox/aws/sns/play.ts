import type { Ground } from "../ground.ts";
import type { MadeUp, Played } from "../protocol/played.ts";
import { Sns } from "./sns.ts";

const arn: MadeUp[string] = (own, { account, region }) => `arn:aws:sns:${region}:${account}:${own("name")}`;

export function play({ state, region, governs }: Ground) {
  const service = new Sns({ state, region });
  return {
    service,
    resources: { aws_sns_topic: { id: arn, arn }, aws_sns_topic_policy: {} },
    take(stack) {
      const policies = stack.byOwner("aws_sns_topic_policy", "arn");
      for (const one of stack.of("aws_sns_topic")) {
        const topic = stack.text(one, "arn");
        const declared = policies.get(topic);
        const policy = declared && stack.text(declared, "policy");
        governs(topic, policy);
        service.topics.set(topic, {
          arn: topic,
          name: stack.text(one, "name"),
          displayName: stack.optional(one, "display_name") ?? "",
          key: stack.optional(one, "kms_master_key_id"),
          policy,
        });
      }
    },
  } satisfies Played;
}
