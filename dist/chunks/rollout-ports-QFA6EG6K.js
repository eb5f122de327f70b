import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  deployPorts
} from "./chunk-AM3UZ3HT.js";
import "./chunk-GGBBMZQH.js";
import "./chunk-VWEP7DP3.js";
import "./chunk-HPG76VLH.js";
import "./chunk-SZHJFIE2.js";
import "./chunk-MBNDFDAK.js";
import "./chunk-KNVL7S7D.js";
import "./chunk-JLMLOMFW.js";
import "./chunk-A4LPREGV.js";
import "./chunk-YMV3RPOU.js";
import "./chunk-3FZ36SPU.js";
import "./chunk-W7UFRK5B.js";
import "./chunk-4QGRGSBW.js";
import "./chunk-PA3YK6LF.js";
import "./chunk-Z54IDNAH.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-FVARYNV4.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-FHKLODWG.js";
import "./chunk-OYUFHFXF.js";
import "./chunk-6D3TWM4B.js";
import "./chunk-HSXG2YTL.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WZLSQFYW.js";
import "./chunk-4MSH2MNU.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  deployPorts
};
