import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  parameterSource
} from "./chunk-XCJSZYFN.js";
import "./chunk-JLMLOMFW.js";
import "./chunk-LFMBN4NN.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-FOXOTZML.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-P3SSDHFW.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  parameterSource
};
