import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  enter,
  run
} from "./chunk-KWH42SOP.js";
import "./chunk-Y35PLAIH.js";
import "./chunk-W67ROYL3.js";
import "./chunk-SVY6IKJP.js";
import "./chunk-KKOD2OFC.js";
import "./chunk-PBXJQRLH.js";
import "./chunk-2TQVNWQC.js";
import "./chunk-5VCJE72Q.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WOYG7KKT.js";
import "./chunk-OWXVCUOZ.js";
export {
  enter,
  run
};
