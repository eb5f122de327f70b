import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  report
} from "./chunk-3H7FT55K.js";
import "./chunk-SBSNMAYS.js";
import "./chunk-2TQVNWQC.js";
import "./chunk-P3SSDHFW.js";
import "./chunk-OWXVCUOZ.js";

// actions/rollback/report.ts
var report2 = (result, log) => report(result, log, "Rollback");
export {
  report2 as report
};
