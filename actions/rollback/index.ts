import { runAction } from "../entry/action.ts";
import { InputError } from "../entry/input.ts";
import { remember } from "../entry/memory.ts";
import { inputRefused } from "../entry/rollout-report.ts";
import { readInputs } from "./inputs.ts";

await runAction(async (action) => {
  let inputs: ReturnType<typeof readInputs>;
  try {
    inputs = readInputs(action.input, action.env);
  } catch (error) {
    // The outcome has a name even now; anything but a wrong input is a defect.
    if (error instanceof InputError) return inputRefused(error, "Rollback");
    throw error;
  }
  // Only now, so that a wrong input is told at once, without loading any client.
  const [{ run }, { deployPorts }, { report }] = await Promise.all([
    import("./run.ts"),
    import("../entry/rollout-ports.ts"),
    import("./report.ts"),
  ]);
  const ports = deployPorts(inputs, action);
  return report(await remember(action, inputs, ports.holder, () => run(inputs, ports)), action.log);
});
