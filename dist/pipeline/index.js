import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  report
} from "../chunks/chunk-QFK6EKF3.js";
import {
  readInputs
} from "../chunks/chunk-3NXV23ZK.js";
import {
  readRolloutInputs
} from "../chunks/chunk-T57PHV23.js";
import "../chunks/chunk-GICCGOGX.js";
import {
  inputRefused,
  report as report2
} from "../chunks/chunk-4IUNON65.js";
import "../chunks/chunk-UHRRV4ZA.js";
import "../chunks/chunk-AH3VJYNM.js";
import {
  InputError
} from "../chunks/chunk-ASQA4WFQ.js";
import {
  remember
} from "../chunks/chunk-JSD75NLK.js";
import {
  runAction
} from "../chunks/chunk-BTBHZTD7.js";
import "../chunks/chunk-FHKLODWG.js";
import "../chunks/chunk-XSKDAAMM.js";
import "../chunks/chunk-HSXG2YTL.js";
import "../chunks/chunk-AGFAQ7EB.js";
import "../chunks/chunk-WZLSQFYW.js";
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
  const [{ run }, { pipelinePorts }] = await Promise.all([import("../chunks/run-XFETI5FH.js"), import("../chunks/ports-P3ZJXOC6.js")]);
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
