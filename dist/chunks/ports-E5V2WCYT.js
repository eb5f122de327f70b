import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  deployPorts
} from "./chunk-2FEZ64KT.js";
import "./chunk-GTB72DQM.js";
import "./chunk-XC2E4RJM.js";
import "./chunk-HPG76VLH.js";
import "./chunk-NGQ7PJJS.js";
import "./chunk-MBNDFDAK.js";
import "./chunk-HUWDCYZF.js";
import "./chunk-JLMLOMFW.js";
import "./chunk-3JZSJY3C.js";
import "./chunk-YMV3RPOU.js";
import "./chunk-3FZ36SPU.js";
import "./chunk-W7UFRK5B.js";
import "./chunk-4QGRGSBW.js";
import "./chunk-PA3YK6LF.js";
import "./chunk-Z54IDNAH.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-FVARYNV4.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-HMONRNSX.js";
import "./chunk-ACGYMVBS.js";
import "./chunk-AM4WZNHF.js";
import "./chunk-5H4B5JN5.js";
import "./chunk-4MSH2MNU.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  deployPorts
};
