import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-63M6LTEU.js";
import "./chunk-EBXWRFT7.js";
import "./chunk-P3PBAG2Z.js";
import "./chunk-VMJ7KZPM.js";
import "./chunk-YXCKRYGJ.js";
import "./chunk-OWXVCUOZ.js";
export {
  run
};
