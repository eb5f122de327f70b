import { report as buildReport } from "../build/report.ts";
import { runAction } from "../entry/action.ts";
import { remember } from "../entry/memory.ts";
import { report as deployReport, inputRefused } from "../entry/rollout-report.ts";
import { readInputs } from "./inputs.ts";

await runAction({
  readInputs,
  refused: inputRefused,
  async run(inputs, action) {
    const [{ run }, { pipelinePorts }] = await Promise.all([import("./run.ts"), import("./ports.ts")]);
    const ports = pipelinePorts(inputs.rollout, action);
    const work = () => run(inputs, ports);
    const { built, deployed } = await remember(action, inputs.rollout, ports.deploy.holder, work);
    const [first, second] = [buildReport(built), deployReport(deployed, action.log)];
    return {
      ...second,
      outputs: { ...first.outputs, ...second.outputs },
      summary: `${first.summary}\n${second.summary}`,
    };
  },
});
