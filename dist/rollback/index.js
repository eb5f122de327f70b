import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readFleetInputs
} from "../chunks/chunk-T57PHV23.js";
import "../chunks/chunk-GICCGOGX.js";
import {
  inputRefused
} from "../chunks/chunk-4IUNON65.js";
import "../chunks/chunk-UHRRV4ZA.js";
import {
  plain
} from "../chunks/chunk-AH3VJYNM.js";
import {
  InputError,
  flagInput,
  optional
} from "../chunks/chunk-ASQA4WFQ.js";
import {
  remember
} from "../chunks/chunk-JSD75NLK.js";
import {
  runAction
} from "../chunks/chunk-BTBHZTD7.js";
import "../chunks/chunk-FHKLODWG.js";
import "../chunks/chunk-XSKDAAMM.js";
import {
  ReleaseId
} from "../chunks/chunk-HSXG2YTL.js";
import "../chunks/chunk-AGFAQ7EB.js";
import "../chunks/chunk-WZLSQFYW.js";
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
    import("../chunks/run-KL225IAZ.js"),
    import("../chunks/rollout-ports-QFA6EG6K.js"),
    import("../chunks/report-FQY6VJN7.js")
  ]);
  const ports = deployPorts(inputs, action);
  return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log);
});
