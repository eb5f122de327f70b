import { type BuildPorts, type BuildResult, run as build } from "../build/run.ts";
import { run as deploy } from "../deploy/run.ts";
import type { DeployPorts, DeployResult } from "../entry/environment.ts";
import type { PipelineInputs } from "./inputs.ts";

export interface PipelineResult {
  built: BuildResult;
  deployed: DeployResult;
}

export interface PipelinePorts {
  build: BuildPorts;
  deploy: DeployPorts;
}

/** Build, then deploy what was built. Rejects only when the build fails: nothing is deployed then. */
export async function run(inputs: PipelineInputs, ports: PipelinePorts): Promise<PipelineResult> {
  const built = await build(inputs.build, ports.build);
  ports.deploy.signal.throwIfAborted();
  const deployed = await deploy({ ...inputs.rollout, release: built.release }, ports.deploy);
  return { built, deployed };
}
