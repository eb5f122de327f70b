import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  inputRefused,
  readRolloutInputs,
  report
} from "../chunks/chunk-OIFGHAE4.js";
import "../chunks/chunk-WB55G2MI.js";
import "../chunks/chunk-AH3VJYNM.js";
import {
  remember
} from "../chunks/chunk-5BBH3MQ3.js";
import {
  releaseInput,
  runAction
} from "../chunks/chunk-2CNZFQ3W.js";
import "../chunks/chunk-DRDLJXQS.js";
import "../chunks/chunk-XSKDAAMM.js";
import "../chunks/chunk-AO6CU35U.js";
import "../chunks/chunk-HYDUDRLY.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/deploy/inputs.ts
function readInputs(input, env) {
  const { environment, ...rest } = readRolloutInputs(input, env);
  return { environment, release: releaseInput(input), ...rest };
}

// actions/deploy/index.ts
await runAction({
  readInputs,
  refused: inputRefused,
  async run(inputs, action) {
    const [{ run }, { deployPorts }] = await Promise.all([import("../chunks/run-RJQFDHFL.js"), import("../chunks/rollout-ports-LBDDZOP2.js")]);
    const ports = deployPorts(inputs, action);
    return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log);
  }
});
