import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  s3Store
} from "./chunk-NGQ7PJJS.js";
import "./chunk-MBNDFDAK.js";
import "./chunk-3JZSJY3C.js";
import "./chunk-4QGRGSBW.js";
import "./chunk-Z54IDNAH.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-FVARYNV4.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-ACGYMVBS.js";
import "./chunk-AM4WZNHF.js";
import "./chunk-5H4B5JN5.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  s3Store
};
