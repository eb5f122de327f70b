import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  GIVEN_BACK,
  JournalFile,
  LeaseRecord,
  Ledger,
  isFinished
} from "./chunk-KZRUTQKH.js";
import {
  iso,
  readAs
} from "./chunk-BXWOXUIN.js";
import "./chunk-AH3VJYNM.js";
import {
  keys
} from "./chunk-KQGLLA6K.js";
import "./chunk-AO6CU35U.js";
import "./chunk-HYDUDRLY.js";
import "./chunk-OWXVCUOZ.js";

// actions/lib/environment/reclaim.ts
async function reclaimLease({ records, environment, holder, clock, log }) {
  const key = keys.lease(environment);
  const stored = await readAs(records, key, LeaseRecord);
  if (stored?.value.holder !== holder || Date.parse(stored.value.expires) <= clock.now()) return;
  const half = await halfWay(records, environment);
  if (half !== void 0) {
    log.warn(
      `The run was killed in the middle of rollout ${half.rollout} (${half.phase}). Each host serves the old or the new release; the next run settles it once the lease has expired (${stored.value.expires}), or each host by itself at its deadline.`
    );
    return;
  }
  const given = await records.write(key, { ...stored.value, expires: iso(GIVEN_BACK) }, stored.version);
  if (given !== void 0) log.info(`The lease of '${environment}' was given back: nothing of this run is half way.`);
}
async function halfWay(records, environment) {
  const current = (await new Ledger(records, environment).current())?.value;
  const next = await JournalFile.newest(records, environment, (current?.sequence ?? 0) + 1);
  const last = current && await JournalFile.open(records, environment, current.rollout);
  return [next, last].find((file) => file !== void 0 && !isFinished(file.journal))?.journal;
}
export {
  reclaimLease
};
