import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readInputs
} from "../chunks/chunk-LSV44MHF.js";
import "../chunks/chunk-KKOD2OFC.js";
import {
  inputRefused,
  report
} from "../chunks/chunk-3H7FT55K.js";
import "../chunks/chunk-SBSNMAYS.js";
import "../chunks/chunk-2TQVNWQC.js";
import {
  InputError
} from "../chunks/chunk-YUQF375S.js";
import {
  remember
} from "../chunks/chunk-UUAGJWN6.js";
import {
  runAction
} from "../chunks/chunk-3F65P6L3.js";
import "../chunks/chunk-FOXOTZML.js";
import "../chunks/chunk-Y2KGW7AR.js";
import "../chunks/chunk-VBYFEKNF.js";
import "../chunks/chunk-AGFAQ7EB.js";
import "../chunks/chunk-P3SSDHFW.js";
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
  const [{ run }, { deployPorts }] = await Promise.all([import("../chunks/run-DBAZ33R3.js"), import("../chunks/ports-HX35AHNC.js")]);
  const ports = deployPorts(inputs, action);
  return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log);
});
