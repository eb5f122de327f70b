import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readInputs
} from "../chunks/chunk-AZMN5ES2.js";
import "../chunks/chunk-KKOD2OFC.js";
import {
  inputRefused,
  report
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

// actions/deploy/index.ts
await runAction(async (action) => {
  let inputs;
  try {
    inputs = readInputs(action.input, action.env);
  } catch (error) {
    if (error instanceof InputError) return inputRefused(error);
    throw error;
  }
  const [{ run }, { deployPorts }] = await Promise.all([import("../chunks/run-ATRFZBAS.js"), import("../chunks/ports-AUIOFHKD.js")]);
  const ports = deployPorts(inputs, action);
  return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log);
});
