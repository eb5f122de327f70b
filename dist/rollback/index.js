import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readFleetInputs
} from "../chunks/chunk-AZMN5ES2.js";
import "../chunks/chunk-KKOD2OFC.js";
import {
  inputRefused
} from "../chunks/chunk-GUKRVVPM.js";
import "../chunks/chunk-PBXJQRLH.js";
import {
  plain
} from "../chunks/chunk-2TQVNWQC.js";
import {
  InputError,
  flagInput,
  optional
} from "../chunks/chunk-A66YWPRY.js";
import {
  remember
} from "../chunks/chunk-R4Y24NWV.js";
import {
  runAction
} from "../chunks/chunk-D2TC322T.js";
import "../chunks/chunk-Y3UOIIBG.js";
import "../chunks/chunk-Y2KGW7AR.js";
import {
  ReleaseId
} from "../chunks/chunk-5VCJE72Q.js";
import "../chunks/chunk-AGFAQ7EB.js";
import "../chunks/chunk-WOYG7KKT.js";
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
    import("../chunks/run-MO2N5KRM.js"),
    import("../chunks/ports-AUIOFHKD.js"),
    import("../chunks/report-ETE5VTU5.js")
  ]);
  const ports = deployPorts(inputs, action);
  return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log);
});
