import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-AR7QSJAE.js";
import "./chunk-OGOPEVDJ.js";
import "./chunk-KZRUTQKH.js";
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
