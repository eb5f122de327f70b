import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  Problem
} from "./chunk-HYDUDRLY.js";

// actions/lib/environment/records.ts
var RecordUnreadable = class extends Problem {
  constructor(key, cause) {
    super(
      `The record '${key}' in the artifact bucket is not what this version of the action writes. Nothing was changed. Use the actions' newest version, or restore the object's former version.`,
      { cause }
    );
  }
};
async function readAs(records, key, schema) {
  const stored = await records.read(key);
  if (stored === void 0) return void 0;
  const parsed = schema.safeParse(stored.value);
  if (!parsed.success) throw new RecordUnreadable(key, parsed.error);
  return { value: parsed.data, version: stored.version };
}

// actions/lib/time/clock.ts
import { setTimeout as timeout } from "node:timers/promises";
var systemClock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    try {
      await timeout(milliseconds, void 0, signal === void 0 ? {} : { signal });
    } catch (error) {
      throw signal?.reason ?? error;
    }
  }
};
var iso = (milliseconds) => new Date(milliseconds).toISOString();
function later(signal, milliseconds, clock) {
  const late = new AbortController();
  const arm = () => void clock.sleep(milliseconds).then(() => late.abort(signal.reason));
  if (signal.aborted) arm();
  else signal.addEventListener("abort", arm, { once: true });
  return late.signal;
}

export {
  RecordUnreadable,
  readAs,
  systemClock,
  iso,
  later
};
