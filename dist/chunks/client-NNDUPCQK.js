import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  s3Client,
  ssmClient
} from "./chunk-FWZYAHK6.js";
import "./chunk-GIFCAWKX.js";
import "./chunk-TAWTWROY.js";
import "./chunk-PBB3QYZT.js";
import "./chunk-VKFRXOKB.js";
import "./chunk-ODZXVTYO.js";
import "./chunk-PA3YK6LF.js";
import "./chunk-4MSH2MNU.js";
import "./chunk-HFL5PCNX.js";
import "./chunk-5X5YT5BN.js";
import "./chunk-MGZQIOMN.js";
import "./chunk-52DZRLZH.js";
import "./chunk-FVARYNV4.js";
import "./chunk-LSCR5QNO.js";
import "./chunk-DIXYBSA2.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  s3Client,
  ssmClient
};
