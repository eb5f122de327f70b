import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-OBUGTNIN.js";
import "./chunk-OYUFHFXF.js";
import "./chunk-6D3TWM4B.js";
import "./chunk-45RCEQB4.js";
import "./chunk-XSKDAAMM.js";
import "./chunk-HSXG2YTL.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WZLSQFYW.js";
import "./chunk-OWXVCUOZ.js";
export {
  run
};
