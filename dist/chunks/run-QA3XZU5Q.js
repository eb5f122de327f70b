import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-TTLNVV7P.js";
import "./chunk-EBXWRFT7.js";
import "./chunk-FLH4SHFT.js";
import "./chunk-VMJ7KZPM.js";
import "./chunk-YXCKRYGJ.js";
import "./chunk-OWXVCUOZ.js";
export {
  run
};
