import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  deployPorts
} from "./chunk-6Y4JLDIU.js";
import "./chunk-FWZYAHK6.js";
import "./chunk-EIMLQKWY.js";
import "./chunk-GIFCAWKX.js";
import "./chunk-YRLKADTH.js";
import "./chunk-TAWTWROY.js";
import "./chunk-QKCW5OA5.js";
import "./chunk-ZYD5XXDO.js";
import "./chunk-PBB3QYZT.js";
import "./chunk-VKFRXOKB.js";
import "./chunk-ODZXVTYO.js";
import "./chunk-PA3YK6LF.js";
import "./chunk-RT6Z7B4K.js";
import "./chunk-TCXDIG5K.js";
import {
  withoutCredentials
} from "./chunk-OGTTT772.js";
import "./chunk-VMJ7KZPM.js";
import "./chunk-YXCKRYGJ.js";
import "./chunk-4MSH2MNU.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-5X5YT5BN.js";
import "./chunk-MGZQIOMN.js";
import "./chunk-52DZRLZH.js";
import "./chunk-FVARYNV4.js";
import "./chunk-LSCR5QNO.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";

// actions/pipeline/ports.ts
function pipelinePorts(region, { log, signal }) {
  const deploy = deployPorts(region, { log, signal });
  const { environments, releases: store } = deploy;
  const build = { environments, store, now: () => /* @__PURE__ */ new Date(), env: withoutCredentials(process.env), log, signal };
  return { build, deploy };
}
export {
  pipelinePorts
};
