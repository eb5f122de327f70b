import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  report
} from "./chunk-4IUNON65.js";
import "./chunk-UHRRV4ZA.js";
import "./chunk-AH3VJYNM.js";
import "./chunk-WZLSQFYW.js";
import "./chunk-OWXVCUOZ.js";

// actions/rollback/report.ts
var report2 = (result, log) => report(result, log, "Rollback");
export {
  report2 as report
};
