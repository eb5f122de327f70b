import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  enter,
  run
} from "./chunk-KRYXHU2L.js";
import "./chunk-7TEG7PZO.js";
import "./chunk-W67ROYL3.js";
import "./chunk-SVY6IKJP.js";
import "./chunk-KKOD2OFC.js";
import "./chunk-PBXJQRLH.js";
import "./chunk-2TQVNWQC.js";
import "./chunk-VBYFEKNF.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WOYG7KKT.js";
import "./chunk-OWXVCUOZ.js";
export {
  enter,
  run
};
