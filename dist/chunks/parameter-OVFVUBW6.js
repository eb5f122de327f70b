import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  parameterSource
} from "./chunk-YRLKADTH.js";
import "./chunk-TAWTWROY.js";
import "./chunk-QKCW5OA5.js";
import "./chunk-RT6Z7B4K.js";
import "./chunk-YXCKRYGJ.js";
import "./chunk-52DZRLZH.js";
import "./chunk-LSCR5QNO.js";
import "./chunk-QVNRGG3E.js";
import "./chunk-OWXVCUOZ.js";
export {
  parameterSource
};
