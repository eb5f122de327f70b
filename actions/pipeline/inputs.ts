import { type BuildInputs, readInputs as readBuildInputs } from "../build/inputs.ts";
import type { Read } from "../entry/input.ts";
import { type RolloutInputs, readRolloutInputs } from "../entry/rollout-inputs.ts";

export interface PipelineInputs {
  build: BuildInputs;
  rollout: RolloutInputs;
}

export const readInputs = (input: Read, env: Read): PipelineInputs => ({
  build: readBuildInputs(input, env),
  rollout: readRolloutInputs(input, env),
});
