import { type DeployPorts, type DeployResult, enter } from "../entry/environment.ts";
import { ended } from "../lib/rollout/result.ts";
import { planRollback, rollback } from "../lib/rollout/rollback.ts";
import { unbegun } from "../lib/rollout/rollout.ts";
import type { RollbackInputs } from "./inputs.ts";

/** Never rejects: whatever keeps the rollback from its goal is in the result, under a named outcome. */
export async function run(inputs: RollbackInputs, ports: DeployPorts): Promise<DeployResult> {
  const { environment, release = "" } = inputs;
  try {
    const given = await enter(ports, environment);
    if (inputs.plan) return { kind: "plan", ...(await planRollback(inputs, given)) };
    return { kind: "rollout", ...(await rollback(inputs, given)) };
  } catch (error) {
    return { kind: "rollout", ...unbegun(environment, release), outcome: "refused", ...ended(error) };
  }
}
