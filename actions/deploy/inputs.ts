import type { ReleaseId } from "../../schema/ids.ts";
import { type Read, releaseInput } from "../entry/input.ts";
import { type RolloutInputs, readRolloutInputs } from "../entry/rollout-inputs.ts";

export interface DeployInputs extends RolloutInputs {
  release: ReleaseId;
}

export function readInputs(input: Read, env: Read): DeployInputs {
  const { environment, ...rest } = readRolloutInputs(input, env);
  return { environment, release: releaseInput(input), ...rest };
}
