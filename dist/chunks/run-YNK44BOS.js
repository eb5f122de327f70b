import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run as run2
} from "./chunk-KWH42SOP.js";
import "./chunk-Y35PLAIH.js";
import "./chunk-W67ROYL3.js";
import "./chunk-SVY6IKJP.js";
import "./chunk-KKOD2OFC.js";
import "./chunk-PBXJQRLH.js";
import "./chunk-2TQVNWQC.js";
import {
  run
} from "./chunk-7HONN5B4.js";
import "./chunk-R6XXWASW.js";
import "./chunk-MVJ7MDZU.js";
import "./chunk-Y2KGW7AR.js";
import "./chunk-5VCJE72Q.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WOYG7KKT.js";
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
