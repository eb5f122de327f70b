import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  report
} from "../chunks/chunk-QFK6EKF3.js";
import {
  readInputs
} from "../chunks/chunk-KREZ2LPH.js";
import {
  readRolloutInputs
} from "../chunks/chunk-ICXOHM2H.js";
import "../chunks/chunk-HWN6JXK6.js";
import {
  inputRefused,
  report as report2
} from "../chunks/chunk-KTNXWMQK.js";
import "../chunks/chunk-6DEAZMXX.js";
import "../chunks/chunk-2TQVNWQC.js";
import {
  InputError
} from "../chunks/chunk-OEIOHYBG.js";
import {
  remember
} from "../chunks/chunk-PBBJU5W5.js";
import {
  runAction
} from "../chunks/chunk-PMHQTFVJ.js";
import "../chunks/chunk-HMONRNSX.js";
import "../chunks/chunk-Y2KGW7AR.js";
import "../chunks/chunk-AM4WZNHF.js";
import "../chunks/chunk-5H4B5JN5.js";
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
  const [{ run }, { pipelinePorts }] = await Promise.all([import("../chunks/run-PBD6BVHI.js"), import("../chunks/ports-X7UK5EES.js")]);
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
