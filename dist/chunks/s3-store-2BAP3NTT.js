import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  s3Store
} from "./chunk-FDCPRUSK.js";
import "./chunk-MBNDFDAK.js";
import "./chunk-S5YOGXIB.js";
import "./chunk-4QGRGSBW.js";
import "./chunk-Z54IDNAH.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-FVARYNV4.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-ON4UL6B2.js";
import "./chunk-KQGLLA6K.js";
import "./chunk-AO6CU35U.js";
import "./chunk-HYDUDRLY.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  s3Store
};
