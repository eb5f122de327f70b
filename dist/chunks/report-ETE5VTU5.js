import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  report
} from "./chunk-GUKRVVPM.js";
import "./chunk-PBXJQRLH.js";
import "./chunk-2TQVNWQC.js";
import "./chunk-WOYG7KKT.js";
import "./chunk-OWXVCUOZ.js";

// actions/rollback/report.ts
var report2 = (result, log) => report(result, log, "Rollback");
export {
  report2 as report
};
