import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  deployPorts
} from "./chunk-AM3COI63.js";
import "./chunk-TPRJTBIV.js";
import "./chunk-WWCUHO4S.js";
import "./chunk-HPG76VLH.js";
import "./chunk-QGUK42TB.js";
import "./chunk-MBNDFDAK.js";
import "./chunk-XCJSZYFN.js";
import "./chunk-JLMLOMFW.js";
import "./chunk-LFMBN4NN.js";
import "./chunk-YMV3RPOU.js";
import "./chunk-3FZ36SPU.js";
import "./chunk-W7UFRK5B.js";
import "./chunk-4QGRGSBW.js";
import "./chunk-PA3YK6LF.js";
import "./chunk-Z54IDNAH.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-FVARYNV4.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-FOXOTZML.js";
import "./chunk-FN3TVUT5.js";
import "./chunk-VBYFEKNF.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-P3SSDHFW.js";
import "./chunk-4MSH2MNU.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  deployPorts
};
