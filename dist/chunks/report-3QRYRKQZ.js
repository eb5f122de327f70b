import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  report
} from "./chunk-QFK6EKF3.js";
import "./chunk-OWXVCUOZ.js";
export {
  report
};
