import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run as run2
} from "./chunk-AIY4FQ3L.js";
import "./chunk-OP7HI6ET.js";
import "./chunk-UU2PPMPW.js";
import "./chunk-GGBBMZQH.js";
import "./chunk-VWEP7DP3.js";
import "./chunk-GICCGOGX.js";
import "./chunk-UHRRV4ZA.js";
import "./chunk-AH3VJYNM.js";
import {
  run
} from "./chunk-OBUGTNIN.js";
import "./chunk-OYUFHFXF.js";
import "./chunk-6D3TWM4B.js";
import "./chunk-45RCEQB4.js";
import "./chunk-XSKDAAMM.js";
import "./chunk-HSXG2YTL.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WZLSQFYW.js";
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
