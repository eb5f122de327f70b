import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run as run2
} from "./chunk-MTLJ5ZMB.js";
import "./chunk-ZYD5XXDO.js";
import "./chunk-PDA64APT.js";
import {
  run
} from "./chunk-FGUFB2JW.js";
import "./chunk-TCXDIG5K.js";
import "./chunk-OGTTT772.js";
import "./chunk-Y2KGW7AR.js";
import "./chunk-VMJ7KZPM.js";
import "./chunk-YXCKRYGJ.js";
import "./chunk-OWXVCUOZ.js";

// actions/pipeline/run.ts
async function run3(inputs, ports) {
  const built = await run(inputs.build, ports.build);
  ports.deploy.signal.throwIfAborted();
  const deployed = await run2({ ...inputs.rollout, release: built.release }, ports.deploy);
  return { built, deployed };
}
export {
  run3 as run
};
