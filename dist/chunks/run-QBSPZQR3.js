import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run as run2
} from "./chunk-MGVOGE65.js";
import "./chunk-JB6CLXWJ.js";
import "./chunk-TPRJTBIV.js";
import "./chunk-WWCUHO4S.js";
import "./chunk-KKOD2OFC.js";
import "./chunk-SBSNMAYS.js";
import "./chunk-2TQVNWQC.js";
import {
  run
} from "./chunk-ABFXGB2S.js";
import "./chunk-FN3TVUT5.js";
import "./chunk-MQSNWDYZ.js";
import "./chunk-Y2KGW7AR.js";
import "./chunk-VBYFEKNF.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-P3SSDHFW.js";
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
