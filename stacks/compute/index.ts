import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group/index.js";
import type { Lb } from "@cdktf/provider-aws/lib/lb/index.js";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import type { HostIdentity } from "../identity/index.ts";
import type { Network } from "../network/index.ts";
import type { Storage } from "../storage/index.ts";
import { makeBalancer } from "./balancer.ts";
import { makeCertificate } from "./certificate.ts";
import { makeFleet } from "./fleet.ts";
import { makeScripts } from "./scripts.ts";
import { makeTemplate } from "./template.ts";

export interface Compute {
  balancer: Lb;
  targets: LbTargetGroup;
  fleet: AutoscalingGroup;
  certificateArn: string;
}

/** The way from users to hosts, and the hosts. */
export function compute(
  stack: TerraformStack,
  environment: Environment,
  { network, storage, host }: { network: Network; storage: Storage; host: HostIdentity },
): Compute {
  const certificateArn = makeCertificate(stack, environment);
  const { balancer, targets } = makeBalancer(stack, environment, { network, storage, certificateArn });
  const { userData, object } = makeScripts(stack, environment, storage.artifacts);
  const template = makeTemplate(stack, environment, { network, host, userData, needs: [object] });
  const fleet = makeFleet(stack, environment, { network, targets, template });
  return { balancer, targets, fleet, certificateArn };
}
