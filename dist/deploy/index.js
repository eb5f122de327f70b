import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  inputRefused,
  readInputs,
  report
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

// actions/deploy/index.ts
await runAction(async (action) => {
  let inputs;
  try {
    inputs = readInputs(action.input, action.env);
  } catch (error) {
    if (error instanceof InputError) return inputRefused(error);
    throw error;
  }
  const [{ run }, { deployPorts }] = await Promise.all([import("../chunks/run-DHX53NOP.js"), import("../chunks/ports-3AA7YJHI.js")]);
  return report(await run(inputs, deployPorts(inputs.region, action)), action.log);
});
