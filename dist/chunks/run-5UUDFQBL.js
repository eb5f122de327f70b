import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  run
} from "./chunk-7HONN5B4.js";
import "./chunk-R6XXWASW.js";
import "./chunk-MVJ7MDZU.js";
import "./chunk-Y2KGW7AR.js";
import "./chunk-5VCJE72Q.js";
import "./chunk-AGFAQ7EB.js";
import "./chunk-WOYG7KKT.js";
import "./chunk-OWXVCUOZ.js";
export {
  run
};
