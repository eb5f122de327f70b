import { type DeployPorts, type DeployResult, enter } from "../entry/environment.ts";
import { plan } from "../lib/rollout/plan.ts";
import { ended } from "../lib/rollout/result.ts";
import { rollout, unbegun } from "../lib/rollout/rollout.ts";
import type { DeployInputs } from "./inputs.ts";

/** Never rejects: whatever keeps the deploy from its goal is in the result, under a named outcome. */
export async function run(inputs: DeployInputs, ports: DeployPorts): Promise<DeployResult> {
  const { environment, release } = inputs;
  try {
    const given = await enter(ports, environment);
    const request = { ...inputs, kind: "deploy", reason: null } as const;
    if (inputs.plan) return { kind: "plan", ...(await plan(request, given)) };
    return { kind: "rollout", ...(await rollout(request, given)) };
  } catch (error) {
    return { kind: "rollout", ...unbegun(environment, release), outcome: "refused", ...ended(error) };
  }
}
