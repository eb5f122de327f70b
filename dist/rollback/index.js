import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  readFleetInputs
} from "../chunks/chunk-ICXOHM2H.js";
import "../chunks/chunk-HWN6JXK6.js";
import {
  inputRefused
} from "../chunks/chunk-KTNXWMQK.js";
import "../chunks/chunk-6DEAZMXX.js";
import {
  plain
} from "../chunks/chunk-2TQVNWQC.js";
import {
  InputError,
  flagInput,
  optional
} from "../chunks/chunk-OEIOHYBG.js";
import {
  remember
} from "../chunks/chunk-PBBJU5W5.js";
import {
  runAction
} from "../chunks/chunk-PMHQTFVJ.js";
import "../chunks/chunk-HMONRNSX.js";
import "../chunks/chunk-Y2KGW7AR.js";
import {
  ReleaseId
} from "../chunks/chunk-AM4WZNHF.js";
import "../chunks/chunk-5H4B5JN5.js";
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
    import("../chunks/run-OKKNVVG7.js"),
    import("../chunks/ports-L5EEMPSE.js"),
    import("../chunks/report-AFWZMTR6.js")
  ]);
  const ports = deployPorts(inputs, action);
  return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log);
});
