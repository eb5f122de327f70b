import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  enter,
  run
} from "./chunk-MGVOGE65.js";
import "./chunk-JB6CLXWJ.js";
import "./chunk-TPRJTBIV.js";
import "./chunk-WWCUHO4S.js";
import "./chunk-KKOD2OFC.js";
import "./chunk-SBSNMAYS.js";
import "./chunk-2TQVNWQC.js";
import "./chunk-VBYFEKNF.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-P3SSDHFW.js";
import "./chunk-OWXVCUOZ.js";
export {
  enter,
  run
};
