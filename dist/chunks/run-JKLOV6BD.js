import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  enter,
  run
} from "./chunk-Q6ME2AAM.js";
import "./chunk-TOZI5BZA.js";
import "./chunk-GTB72DQM.js";
import "./chunk-XC2E4RJM.js";
import "./chunk-HWN6JXK6.js";
import "./chunk-X7KZE6M6.js";
import "./chunk-2TQVNWQC.js";
import "./chunk-AM4WZNHF.js";
import "./chunk-5H4B5JN5.js";
import "./chunk-OWXVCUOZ.js";
export {
  enter,
  run
};
