import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-F4I7TLNL.js";
import "./chunk-R6XXWASW.js";
import "./chunk-7OCH4ZWI.js";
import "./chunk-Y2KGW7AR.js";
import "./chunk-VBYFEKNF.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WOYG7KKT.js";
import "./chunk-OWXVCUOZ.js";
export {
  run
};
