import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  report
} from "./chunk-QK3A7B25.js";
import "./chunk-OFU5BLYW.js";
import "./chunk-2TQVNWQC.js";
import "./chunk-OWXVCUOZ.js";

// actions/rollback/report.ts
var report2 = (result, log) => report(result, log, "Rollback");
export {
  report2 as report
};
