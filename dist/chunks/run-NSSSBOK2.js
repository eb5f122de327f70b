import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run as run2
} from "./chunk-AR7QSJAE.js";
import "./chunk-OGOPEVDJ.js";
import "./chunk-KZRUTQKH.js";
import "./chunk-PZNWRCNB.js";
import "./chunk-BXWOXUIN.js";
import "./chunk-WB55G2MI.js";
import "./chunk-AH3VJYNM.js";
import {
  run
} from "./chunk-BOOLE2RD.js";
import "./chunk-ON4UL6B2.js";
import "./chunk-KQGLLA6K.js";
import "./chunk-RBUAM5LY.js";
import "./chunk-XSKDAAMM.js";
import "./chunk-AO6CU35U.js";
import "./chunk-HYDUDRLY.js";
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
