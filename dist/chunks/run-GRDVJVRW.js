import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  enter,
  run
} from "./chunk-4TQEJIBD.js";
import "./chunk-D4KHUWLR.js";
import "./chunk-GTB72DQM.js";
import "./chunk-XC2E4RJM.js";
import "./chunk-HWN6JXK6.js";
import "./chunk-6DEAZMXX.js";
import "./chunk-2TQVNWQC.js";
import "./chunk-AM4WZNHF.js";
import "./chunk-5H4B5JN5.js";
import "./chunk-OWXVCUOZ.js";
export {
  enter,
  run
};
