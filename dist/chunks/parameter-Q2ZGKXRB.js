import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  parameterSource
} from "./chunk-KNVL7S7D.js";
import "./chunk-JLMLOMFW.js";
import "./chunk-A4LPREGV.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-FHKLODWG.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WZLSQFYW.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  parameterSource
};
