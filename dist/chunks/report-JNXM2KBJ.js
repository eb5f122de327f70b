import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  report
} from "./chunk-DAAI6IDZ.js";
import "./chunk-X7KZE6M6.js";
import "./chunk-2TQVNWQC.js";
import "./chunk-OWXVCUOZ.js";

// actions/rollback/report.ts
var report2 = (result, log) => report(result, log, "Rollback");
export {
  report2 as report
};
