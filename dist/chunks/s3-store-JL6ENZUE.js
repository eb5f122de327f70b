import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  s3Store
} from "./chunk-EIMLQKWY.js";
import "./chunk-GIFCAWKX.js";
import "./chunk-QKCW5OA5.js";
import "./chunk-ODZXVTYO.js";
import "./chunk-TCXDIG5K.js";
import "./chunk-VMJ7KZPM.js";
import "./chunk-YXCKRYGJ.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-MGZQIOMN.js";
import "./chunk-52DZRLZH.js";
import "./chunk-FVARYNV4.js";
import "./chunk-LSCR5QNO.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  s3Store
};
