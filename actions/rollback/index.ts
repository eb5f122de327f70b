import { runAction } from "../entry/action.ts";
import { remember } from "../entry/memory.ts";
import { inputRefused, report } from "../entry/rollout-report.ts";
import { readInputs } from "./inputs.ts";

await runAction({
  readInputs,
  refused: (error) => inputRefused(error, "Rollback"),
  async run(inputs, action) {
    const [{ run }, { deployPorts }] = await Promise.all([import("./run.ts"), import("../entry/rollout-ports.ts")]);
    const ports = deployPorts(inputs, action);
    return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log, "Rollback");
  },
});
