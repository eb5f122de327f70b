import { type DeployPorts, type DeployResult, inEnvironment } from "../entry/environment.ts";
import { planRollback, rollback } from "../lib/rollout/rollback.ts";
import type { RollbackInputs } from "./inputs.ts";

export function run(inputs: RollbackInputs, ports: DeployPorts): Promise<DeployResult> {
  return inEnvironment(ports, inputs, async (given) =>
    inputs.plan
      ? { kind: "plan", ...(await planRollback(inputs, given)) }
      : { kind: "rollout", ...(await rollback(inputs, given)) },
  );
}
