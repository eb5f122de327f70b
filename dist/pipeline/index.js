import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  report
} from "../chunks/chunk-QFK6EKF3.js";
import {
  readInputs
} from "../chunks/chunk-SQWBBKRE.js";
import {
  inputRefused,
  readRolloutInputs,
  report as report2
} from "../chunks/chunk-OIFGHAE4.js";
import "../chunks/chunk-WB55G2MI.js";
import "../chunks/chunk-AH3VJYNM.js";
import {
  remember
} from "../chunks/chunk-5BBH3MQ3.js";
import {
  runAction
} from "../chunks/chunk-2CNZFQ3W.js";
import "../chunks/chunk-DRDLJXQS.js";
import "../chunks/chunk-XSKDAAMM.js";
import "../chunks/chunk-AO6CU35U.js";
import "../chunks/chunk-HYDUDRLY.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/pipeline/inputs.ts
var readInputs2 = (input, env) => ({
  build: readInputs(input, env),
  rollout: readRolloutInputs(input, env)
});

// actions/pipeline/index.ts
await runAction({
  readInputs: readInputs2,
  refused: inputRefused,
  async run(inputs, action) {
    const [{ run }, { pipelinePorts }] = await Promise.all([import("../chunks/run-NSSSBOK2.js"), import("../chunks/ports-R57IN6Y5.js")]);
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
  }
});
