import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-ABFXGB2S.js";
import "./chunk-FN3TVUT5.js";
import "./chunk-MQSNWDYZ.js";
import "./chunk-Y2KGW7AR.js";
import "./chunk-VBYFEKNF.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-P3SSDHFW.js";
import "./chunk-OWXVCUOZ.js";
export {
  run
};
