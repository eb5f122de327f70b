import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  string
} from "./chunk-HYDUDRLY.js";

// schema/ids.ts
var ReleaseId = string().regex(/^[0-9a-f]{7}-[0-9a-f]{12}$/, "is not a release id (<commit7>-<digest12>)");
var RolloutId = string().regex(/^[0-9]{8}-[0-9a-f]{8}$/);

export {
  ReleaseId,
  RolloutId
};
