import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  report
} from "../chunks/chunk-QFK6EKF3.js";
import {
  readInputs
} from "../chunks/chunk-VACHOGOK.js";
import {
  readRolloutInputs
} from "../chunks/chunk-AZMN5ES2.js";
import "../chunks/chunk-KKOD2OFC.js";
import {
  inputRefused,
  report as report2
} from "../chunks/chunk-GUKRVVPM.js";
import "../chunks/chunk-PBXJQRLH.js";
import "../chunks/chunk-2TQVNWQC.js";
import {
  InputError
} from "../chunks/chunk-A66YWPRY.js";
import {
  remember
} from "../chunks/chunk-R4Y24NWV.js";
import {
  runAction
} from "../chunks/chunk-D2TC322T.js";
import "../chunks/chunk-Y3UOIIBG.js";
import "../chunks/chunk-Y2KGW7AR.js";
import "../chunks/chunk-5VCJE72Q.js";
import "../chunks/chunk-AGFAQ7EB.js";
import "../chunks/chunk-WOYG7KKT.js";
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
  const [{ run }, { pipelinePorts }] = await Promise.all([import("../chunks/run-YNK44BOS.js"), import("../chunks/ports-KKSSL3P4.js")]);
  const ports = pipelinePorts(inputs.rollout, action);
  const work = () => run(inputs, ports);
  const { built, deployed } = await remember(action, inputs.rollout, ports.deploy.holder, work);
  const [first, second] = [report(built), report2(deployed, action.log)];
  return {
    ...second,
    outputs: { ...first.outputs, ...second.outputs },
    summary: `${first.summary}
${second.summary}`
  };
});
