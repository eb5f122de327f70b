import { type DeployPorts, type DeployResult, inEnvironment } from "../entry/environment.ts";
import { plan } from "../lib/rollout/plan.ts";
import { deploy } from "../lib/rollout/rollout.ts";
import type { DeployInputs } from "./inputs.ts";

export function run(inputs: DeployInputs, ports: DeployPorts): Promise<DeployResult> {
  const request = { ...inputs, kind: "deploy", reason: null } as const;
  return inEnvironment(ports, inputs, async (given) =>
    inputs.plan
      ? { kind: "plan", ...(await plan(request, given)) }
      : { kind: "rollout", ...(await deploy(request, given)) },
  );
}
