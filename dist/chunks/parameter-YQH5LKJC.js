import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  parameterSource
} from "./chunk-HUWDCYZF.js";
import "./chunk-JLMLOMFW.js";
import "./chunk-3JZSJY3C.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-HMONRNSX.js";
import "./chunk-5H4B5JN5.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  parameterSource
};
