import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readInputs
} from "../chunks/chunk-KDKGZY6A.js";
import "../chunks/chunk-HWN6JXK6.js";
import {
  inputRefused,
  report
} from "../chunks/chunk-D7KGIEBK.js";
import "../chunks/chunk-W3KIWYN4.js";
import "../chunks/chunk-2TQVNWQC.js";
import {
  InputError
} from "../chunks/chunk-PIOPRRO2.js";
import {
  remember
} from "../chunks/chunk-L6HOIK27.js";
import {
  runAction
} from "../chunks/chunk-PMHQTFVJ.js";
import "../chunks/chunk-G2KMZ26S.js";
import "../chunks/chunk-Y2KGW7AR.js";
import "../chunks/chunk-JSUQDTJY.js";
import "../chunks/chunk-5H4B5JN5.js";
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
  const [{ run }, { deployPorts }] = await Promise.all([import("../chunks/run-DNOTMDCK.js"), import("../chunks/ports-EIKRIVP2.js")]);
  const ports = deployPorts(inputs, action);
  return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log);
});
