import type { Pinpointsmsvoicev2ConfigurationSet } from "@cdktf/provider-aws/lib/pinpointsmsvoicev2-configuration-set/index.js";
import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic/index.js";

export interface Messaging {
  topics: { alerts: SnsTopic; releases: SnsTopic; orders: SnsTopic };
  texts: { configurationSet: Pinpointsmsvoicev2ConfigurationSet };
}
