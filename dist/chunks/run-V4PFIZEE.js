import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-ZKMNR4NK.js";
import "./chunk-ACGYMVBS.js";
import "./chunk-WYVSFYQO.js";
import "./chunk-Y2KGW7AR.js";
import "./chunk-AM4WZNHF.js";
import "./chunk-5H4B5JN5.js";
import "./chunk-OWXVCUOZ.js";
export {
  run
};
