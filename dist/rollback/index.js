import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  inputRefused,
  readFleetInputs,
  report
} from "../chunks/chunk-OIFGHAE4.js";
import "../chunks/chunk-WB55G2MI.js";
import {
  plain
} from "../chunks/chunk-AH3VJYNM.js";
import {
  remember
} from "../chunks/chunk-5BBH3MQ3.js";
import {
  InputError,
  flagInput,
  optional,
  runAction
} from "../chunks/chunk-2CNZFQ3W.js";
import "../chunks/chunk-DRDLJXQS.js";
import "../chunks/chunk-XSKDAAMM.js";
import {
  ReleaseId
} from "../chunks/chunk-AO6CU35U.js";
import "../chunks/chunk-HYDUDRLY.js";
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
    throw new InputError("reason", "is empty", "Say in a few words why, for the readers of the history.");
  return reason;
}

// actions/rollback/index.ts
await runAction({
  readInputs,
  refused: (error) => inputRefused(error, "Rollback"),
  async run(inputs, action) {
    const [{ run }, { deployPorts }] = await Promise.all([import("../chunks/run-HPIXI5PN.js"), import("../chunks/rollout-ports-LBDDZOP2.js")]);
    const ports = deployPorts(inputs, action);
    return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log, "Rollback");
  }
});
