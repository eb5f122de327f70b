import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  s3Store
} from "./chunk-SZHJFIE2.js";
import "./chunk-MBNDFDAK.js";
import "./chunk-A4LPREGV.js";
import "./chunk-4QGRGSBW.js";
import "./chunk-Z54IDNAH.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-FVARYNV4.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-OYUFHFXF.js";
import "./chunk-6D3TWM4B.js";
import "./chunk-HSXG2YTL.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WZLSQFYW.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  s3Store
};
