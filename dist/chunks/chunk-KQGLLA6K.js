import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  ZodISODate,
  ZodISODateTime,
  ZodISODuration,
  ZodISOTime,
  _isoDate,
  _isoDateTime,
  _isoDuration,
  _isoTime
} from "./chunk-HYDUDRLY.js";
import {
  __export
} from "./chunk-OWXVCUOZ.js";

// schema/bucket-keys.ts
var keys = {
  artifact: (id) => `releases/${id}/artifact.tar.zst`,
  manifest: (id) => `releases/${id}/release.json`,
  current: (environment) => `environments/${environment}/current.json`,
  history: (environment, sequence) => `environments/${environment}/history/${String(sequence).padStart(8, "0")}.json`,
  lease: (environment) => `environments/${environment}/lease.json`,
  bad: (environment, id) => `environments/${environment}/bad/${id}.json`,
  evidence: (environment, rollout, host, operation) => `environments/${environment}/logs/${rollout}/${host}-${operation}.json`,
  /** Of all rollouts whose ids begin alike. */
  rollouts: (environment, prefix) => `environments/${environment}/rollouts/${prefix}`,
  rollout: (environment, rollout) => `environments/${environment}/rollouts/${rollout}.json`
};

// node_modules/zod/v4/classic/iso.js
var iso_exports = {};
__export(iso_exports, {
  ZodISODate: () => ZodISODate,
  ZodISODateTime: () => ZodISODateTime,
  ZodISODuration: () => ZodISODuration,
  ZodISOTime: () => ZodISOTime,
  date: () => date,
  datetime: () => datetime,
  duration: () => duration,
  time: () => time
});
function datetime(params) {
  return _isoDateTime(ZodISODateTime, params);
}
function date(params) {
  return _isoDate(ZodISODate, params);
}
function time(params) {
  return _isoTime(ZodISOTime, params);
}
function duration(params) {
  return _isoDuration(ZodISODuration, params);
}

export {
  iso_exports,
  keys
};
