import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  report
} from "./chunk-KTNXWMQK.js";
import "./chunk-6DEAZMXX.js";
import "./chunk-2TQVNWQC.js";
import "./chunk-OWXVCUOZ.js";

// actions/rollback/report.ts
var report2 = (result, log) => report(result, log, "Rollback");
export {
  report2 as report
};
