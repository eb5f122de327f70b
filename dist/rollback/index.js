import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readFleetInputs
} from "../chunks/chunk-LSV44MHF.js";
import "../chunks/chunk-KKOD2OFC.js";
import {
  inputRefused
} from "../chunks/chunk-3H7FT55K.js";
import "../chunks/chunk-SBSNMAYS.js";
import {
  plain
} from "../chunks/chunk-2TQVNWQC.js";
import {
  InputError,
  flagInput,
  optional
} from "../chunks/chunk-YUQF375S.js";
import {
  remember
} from "../chunks/chunk-UUAGJWN6.js";
import {
  runAction
} from "../chunks/chunk-3F65P6L3.js";
import "../chunks/chunk-FOXOTZML.js";
import "../chunks/chunk-Y2KGW7AR.js";
import {
  ReleaseId
} from "../chunks/chunk-VBYFEKNF.js";
import "../chunks/chunk-AGFAQ7EB.js";
import "../chunks/chunk-P3SSDHFW.js";
import "../chunks/chunk-OWXVCUOZ.js";

// actions/rollback/inputs.ts
function readInputs(input, env) {
  return {
    ...readFleetInputs(input, env),
    release: optional(input, "release", ReleaseId, "Use a release id, or leave it out for the newest good one."),
    reason: reasonInput(input),
    preempt: flagInput(input, "preempt")
  };
}
var LONGEST = 300;
function reasonInput(input) {
  const reason = plain(input("reason"), LONGEST);
  if (reason === "")
    throw new InputError("reason", "is empty", "Say in a few words why, for whoever reads the history.");
  return reason;
}

// actions/rollback/index.ts
await runAction(async (action) => {
  let inputs;
  try {
    inputs = readInputs(action.input, action.env);
  } catch (error) {
    if (error instanceof InputError) return inputRefused(error, "Rollback");
    throw error;
  }
  const [{ run }, { deployPorts }, { report }] = await Promise.all([
    import("../chunks/run-YPYSY2TL.js"),
    import("../chunks/ports-HX35AHNC.js"),
    import("../chunks/report-3J3FY3KO.js")
  ]);
  const ports = deployPorts(inputs, action);
  return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log);
});
