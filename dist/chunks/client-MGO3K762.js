import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  cloudWatchClient,
  s3Client,
  ssmClient
} from "./chunk-HPG76VLH.js";
import "./chunk-MBNDFDAK.js";
import "./chunk-JLMLOMFW.js";
import "./chunk-YMV3RPOU.js";
import "./chunk-3FZ36SPU.js";
import "./chunk-W7UFRK5B.js";
import "./chunk-4QGRGSBW.js";
import "./chunk-PA3YK6LF.js";
import "./chunk-Z54IDNAH.js";
import "./chunk-Z4DSTPAG.js";
import "./chunk-FVARYNV4.js";
import "./chunk-SU6MHDYE.js";
import "./chunk-4MSH2MNU.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  cloudWatchClient,
  s3Client,
  ssmClient
};
