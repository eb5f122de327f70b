import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  enter,
  run
} from "./chunk-THJA5XXH.js";
import "./chunk-ST57L5ZW.js";
import "./chunk-GTB72DQM.js";
import "./chunk-XC2E4RJM.js";
import "./chunk-HWN6JXK6.js";
import "./chunk-W3KIWYN4.js";
import "./chunk-2TQVNWQC.js";
import "./chunk-JSUQDTJY.js";
import "./chunk-5H4B5JN5.js";
import "./chunk-OWXVCUOZ.js";
export {
  enter,
  run
};
