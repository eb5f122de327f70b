import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  enter,
  run
} from "./chunk-A3ZMHM47.js";
import "./chunk-JB6CLXWJ.js";
import "./chunk-QUPZ357R.js";
import "./chunk-WWCUHO4S.js";
import "./chunk-HWN6JXK6.js";
import "./chunk-ERN6RGEI.js";
import "./chunk-2TQVNWQC.js";
import "./chunk-VBYFEKNF.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-P3SSDHFW.js";
import "./chunk-OWXVCUOZ.js";
export {
  enter,
  run
};
