import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  s3Store
} from "./chunk-MASARCIZ.js";
import "./chunk-MBNDFDAK.js";
import "./chunk-RSBVOC2G.js";
import "./chunk-4QGRGSBW.js";
import "./chunk-Z54IDNAH.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-FVARYNV4.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-R6XXWASW.js";
import "./chunk-5VCJE72Q.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WOYG7KKT.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  s3Store
};
