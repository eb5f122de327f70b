import { Pinpointsmsvoicev2ConfigurationSet } from "@cdktf/provider-aws/lib/pinpointsmsvoicev2-configuration-set/index.js";
import { Pinpointsmsvoicev2OptOutList } from "@cdktf/provider-aws/lib/pinpointsmsvoicev2-opt-out-list/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";

export interface Texts {
  /** What the app names in SendTextMessage. */
  configurationSet: Pinpointsmsvoicev2ConfigurationSet;
  /** Who replied STOP; a number or pool is put on it by hand, once: docs/pinpoint.md. */
  optOutList: Pinpointsmsvoicev2OptOutList;
  /** ARN of what texts come from: the one resource of sms-voice:SendTextMessage; null: none yet. */
  origination: string | null;
}

/** One-time passwords and order texts, by AWS End User Messaging SMS: what Amazon Pinpoint's sending part became. */
export function texts(stack: TerraformStack, { name, messaging }: Environment): Texts {
  return {
    configurationSet: new Pinpointsmsvoicev2ConfigurationSet(stack, "texts", {
      name: `kloverbuy-${name}`,
      // Dearer routes where they exist, for what someone waits for; advertising has no place in this set.
      defaultMessageType: "TRANSACTIONAL",
    }),
    optOutList: new Pinpointsmsvoicev2OptOutList(stack, "texts_opt_out", { name: `kloverbuy-${name}` }),
    origination: messaging.sms.origination,
  };
}
