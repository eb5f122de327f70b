import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readRolloutInputs
} from "../chunks/chunk-T57PHV23.js";
import "../chunks/chunk-GICCGOGX.js";
import {
  inputRefused,
  report
} from "../chunks/chunk-4IUNON65.js";
import "../chunks/chunk-UHRRV4ZA.js";
import "../chunks/chunk-AH3VJYNM.js";
import {
  InputError,
  releaseInput
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

// actions/deploy/inputs.ts
function readInputs(input, env) {
  const { environment, ...rest } = readRolloutInputs(input, env);
  return { environment, release: releaseInput(input), ...rest };
}

// actions/deploy/index.ts
await runAction(async (action) => {
  let inputs;
  try {
    inputs = readInputs(action.input, action.env);
  } catch (error) {
    if (error instanceof InputError) return inputRefused(error);
    throw error;
  }
  const [{ run }, { deployPorts }] = await Promise.all([import("../chunks/run-G25RDTDH.js"), import("../chunks/rollout-ports-QFA6EG6K.js")]);
  const ports = deployPorts(inputs, action);
  return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log);
});
