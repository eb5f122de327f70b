import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  report
} from "../chunks/chunk-QFK6EKF3.js";
import {
  readInputs
} from "../chunks/chunk-DOGCD2LW.js";
import {
  inputRefused,
  readRolloutInputs,
  report as report2
} from "../chunks/chunk-OD6YEUGZ.js";
import "../chunks/chunk-PDA64APT.js";
import {
  InputError,
  runAction
} from "../chunks/chunk-PK5DEJHT.js";
import "../chunks/chunk-RT6Z7B4K.js";
import "../chunks/chunk-Y2KGW7AR.js";
import "../chunks/chunk-VMJ7KZPM.js";
import "../chunks/chunk-YXCKRYGJ.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/pipeline/inputs.ts
var readInputs2 = (input, env) => ({
  build: readInputs(input, env),
  rollout: readRolloutInputs(input, env)
});

// actions/pipeline/index.ts
await runAction(async (action) => {
  let inputs;
  try {
    inputs = readInputs2(action.input, action.env);
  } catch (error) {
    if (error instanceof InputError) return inputRefused(error);
    throw error;
  }
  const [{ run }, { pipelinePorts }] = await Promise.all([import("../chunks/run-IYPWFFKN.js"), import("../chunks/ports-4IT3KIL7.js")]);
  const { built, deployed } = await run(inputs, pipelinePorts(inputs.rollout.region, action));
  const [first, second] = [report(built), report2(deployed, action.log)];
  return {
    ...second,
    outputs: { ...first.outputs, ...second.outputs },
    summary: `${first.summary}
${second.summary}`
  };
});
