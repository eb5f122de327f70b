import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-MTLJ5ZMB.js";
import "./chunk-ZYD5XXDO.js";
import "./chunk-PDA64APT.js";
import "./chunk-VMJ7KZPM.js";
import "./chunk-YXCKRYGJ.js";
import "./chunk-OWXVCUOZ.js";
export {
  run
};
