import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-AIY4FQ3L.js";
import "./chunk-OP7HI6ET.js";
import "./chunk-UU2PPMPW.js";
import "./chunk-GGBBMZQH.js";
import "./chunk-VWEP7DP3.js";
import "./chunk-GICCGOGX.js";
import "./chunk-UHRRV4ZA.js";
import "./chunk-AH3VJYNM.js";
import "./chunk-6D3TWM4B.js";
import "./chunk-HSXG2YTL.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WZLSQFYW.js";
import "./chunk-OWXVCUOZ.js";
export {
  run
};
