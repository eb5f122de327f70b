import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  deployPorts
} from "./chunk-5ZCT6E2I.js";
import "./chunk-PZNWRCNB.js";
import "./chunk-BXWOXUIN.js";
import "./chunk-HPG76VLH.js";
import "./chunk-FDCPRUSK.js";
import "./chunk-MBNDFDAK.js";
import "./chunk-YL6BHQGP.js";
import "./chunk-JLMLOMFW.js";
import "./chunk-S5YOGXIB.js";
import "./chunk-YMV3RPOU.js";
import "./chunk-3FZ36SPU.js";
import "./chunk-W7UFRK5B.js";
import "./chunk-4QGRGSBW.js";
import "./chunk-PA3YK6LF.js";
import "./chunk-Z54IDNAH.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-FVARYNV4.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-DRDLJXQS.js";
import "./chunk-ON4UL6B2.js";
import "./chunk-KQGLLA6K.js";
import "./chunk-AO6CU35U.js";
import "./chunk-HYDUDRLY.js";
import "./chunk-4MSH2MNU.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  deployPorts
};
