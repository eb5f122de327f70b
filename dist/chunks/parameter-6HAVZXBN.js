import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  parameterSource
} from "./chunk-YL6BHQGP.js";
import "./chunk-JLMLOMFW.js";
import "./chunk-S5YOGXIB.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-DRDLJXQS.js";
import "./chunk-HYDUDRLY.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  parameterSource
};
