import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readInputs
} from "../chunks/chunk-ICXOHM2H.js";
import "../chunks/chunk-HWN6JXK6.js";
import {
  inputRefused,
  report
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

// actions/deploy/index.ts
await runAction(async (action) => {
  let inputs;
  try {
    inputs = readInputs(action.input, action.env);
  } catch (error) {
    if (error instanceof InputError) return inputRefused(error);
    throw error;
  }
  const [{ run }, { deployPorts }] = await Promise.all([import("../chunks/run-GRDVJVRW.js"), import("../chunks/ports-L5EEMPSE.js")]);
  const ports = deployPorts(inputs, action);
  return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log);
});
