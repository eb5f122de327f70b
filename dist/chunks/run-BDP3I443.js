import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-3MTIGBNY.js";
import "./chunk-HV4FC5PA.js";
import "./chunk-VVDB3PXB.js";
import "./chunk-PZNWRCNB.js";
import "./chunk-BXWOXUIN.js";
import "./chunk-WB55G2MI.js";
import "./chunk-AH3VJYNM.js";
import "./chunk-KQGLLA6K.js";
import "./chunk-AO6CU35U.js";
import "./chunk-HYDUDRLY.js";
import "./chunk-OWXVCUOZ.js";
export {
  run
};
