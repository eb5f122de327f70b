import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  deployPorts
} from "./chunk-HQRX4K4S.js";
import "./chunk-W67ROYL3.js";
import "./chunk-SVY6IKJP.js";
import "./chunk-HPG76VLH.js";
import "./chunk-MASARCIZ.js";
import "./chunk-MBNDFDAK.js";
import "./chunk-AO2U7VGO.js";
import "./chunk-JLMLOMFW.js";
import "./chunk-RSBVOC2G.js";
import "./chunk-YMV3RPOU.js";
import "./chunk-3FZ36SPU.js";
import "./chunk-W7UFRK5B.js";
import "./chunk-4QGRGSBW.js";
import "./chunk-PA3YK6LF.js";
import "./chunk-Z54IDNAH.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-FVARYNV4.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-Y3UOIIBG.js";
import "./chunk-R6XXWASW.js";
import {
  withoutCredentials
} from "./chunk-MVJ7MDZU.js";
import "./chunk-5VCJE72Q.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WOYG7KKT.js";
import "./chunk-4MSH2MNU.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";

// actions/pipeline/ports.ts
function pipelinePorts(inputs, told) {
  const { log, signal } = told;
  const deploy = deployPorts(inputs, told);
  const { environments, releases: store } = deploy;
  const build = { environments, store, now: () => /* @__PURE__ */ new Date(), env: withoutCredentials(process.env), log, signal };
  return { build, deploy };
}
export {
  pipelinePorts
};
