import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  parameterSource
} from "./chunk-AO2U7VGO.js";
import "./chunk-JLMLOMFW.js";
import "./chunk-RSBVOC2G.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-Y3UOIIBG.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WOYG7KKT.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  parameterSource
};
