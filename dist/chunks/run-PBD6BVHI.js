import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run as run2
} from "./chunk-4TQEJIBD.js";
import "./chunk-D4KHUWLR.js";
import "./chunk-GTB72DQM.js";
import "./chunk-XC2E4RJM.js";
import "./chunk-HWN6JXK6.js";
import "./chunk-6DEAZMXX.js";
import "./chunk-2TQVNWQC.js";
import {
  run
} from "./chunk-ZKMNR4NK.js";
import "./chunk-ACGYMVBS.js";
import "./chunk-WYVSFYQO.js";
import "./chunk-Y2KGW7AR.js";
import "./chunk-AM4WZNHF.js";
import "./chunk-5H4B5JN5.js";
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
