import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  EnvironmentName,
  Region
} from "./chunk-DRDLJXQS.js";
import {
  strictObject,
  string
} from "./chunk-HYDUDRLY.js";

// actions/entry/memory.ts
var Remembered = strictObject({ environment: EnvironmentName, region: Region, holder: string() });
var MEMORY = "kloverbuy";
async function remember(action, { environment, region, plan }, holder, work) {
  if (plan) return work();
  action.keep(MEMORY, JSON.stringify({ environment, region, holder }));
  const result = await work();
  action.keep(MEMORY, "");
  return result;
}

export {
  Remembered,
  MEMORY,
  remember
};
