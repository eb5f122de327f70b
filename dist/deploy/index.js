import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readInputs
} from "../chunks/chunk-UNAW2SOC.js";
import "../chunks/chunk-HWN6JXK6.js";
import {
  inputRefused,
  report
} from "../chunks/chunk-POOUVQPO.js";
import "../chunks/chunk-OFU5BLYW.js";
import "../chunks/chunk-2TQVNWQC.js";
import {
  InputError
} from "../chunks/chunk-QX5LIQMQ.js";
import {
  remember
} from "../chunks/chunk-L6HOIK27.js";
import {
  runAction
} from "../chunks/chunk-PMHQTFVJ.js";
import "../chunks/chunk-G2KMZ26S.js";
import "../chunks/chunk-Y2KGW7AR.js";
import "../chunks/chunk-AM4WZNHF.js";
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
  const [{ run }, { deployPorts }] = await Promise.all([import("../chunks/run-RIUJWI6I.js"), import("../chunks/ports-WCIQYOCP.js")]);
  const ports = deployPorts(inputs, action);
  return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log);
});
