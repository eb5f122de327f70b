import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-FGUFB2JW.js";
import "./chunk-TCXDIG5K.js";
import "./chunk-OGTTT772.js";
import "./chunk-Y2KGW7AR.js";
import "./chunk-VMJ7KZPM.js";
import "./chunk-YXCKRYGJ.js";
import "./chunk-OWXVCUOZ.js";
export {
  run
};
