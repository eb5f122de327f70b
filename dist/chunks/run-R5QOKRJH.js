import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-BOOLE2RD.js";
import "./chunk-ON4UL6B2.js";
import "./chunk-KQGLLA6K.js";
import "./chunk-RBUAM5LY.js";
import "./chunk-XSKDAAMM.js";
import "./chunk-AO6CU35U.js";
import "./chunk-HYDUDRLY.js";
import "./chunk-OWXVCUOZ.js";
export {
  run
};
