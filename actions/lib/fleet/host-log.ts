import type { HostResult } from "../../../schema/host-result.ts";
import type { Log } from "../text/log.ts";
import { plain, tail } from "../text/plain.ts";
import { circumstances } from "./failure.ts";
import type { OnReport } from "./host-reports.ts";

/** Lines of a failing host's log: the first one's tell the story, the others' mostly the same. */
const FIRST_LOG_LINES = 60;
const LOG_LINES = 8;

/** Writes a line for every outcome as it comes, with the log of a host that failed below it. */
export function hostLog(log: Log): OnReport {
  let told = false;
  return (name, verdict, { operation, failure, took, result }) => {
    const line = `  ${name.padEnd(20)} ${operation.padEnd(7)} ${verdict.padEnd(9)} ${seconds(took).padStart(7)}`;
    if (failure === null) {
      log.info(`${line}  ${operation === "status" ? serving(result) : steps(result)}`.trimEnd());
      return;
    }
    log.info(`${line}  ${plain(failure.step, 60)}: ${plain(failure.message)}`);
    for (const text of [circumstances(failure), plain(failure.cure)]) if (text !== "") log.info(`    ${text}`);
    const lines = told ? LOG_LINES : FIRST_LOG_LINES;
    told ||= failure.log !== "";
    for (const text of tail(failure.log, lines)) log.info(`    | ${text}`);
  };
}

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

/** A step that took less is no news; all of them are in the output. */
const WORTH_TELLING_MS = 100;

const steps = (result: HostResult) =>
  Object.entries(result.timings_ms)
    .filter(([, milliseconds]) => milliseconds >= WORTH_TELLING_MS)
    .map(([step, milliseconds]) => `${plain(step, 30)} ${seconds(milliseconds)}`)
    .join(", ");

const serving = ({ live, pending }: HostResult) =>
  `serves ${live ?? "nothing"}${pending === null ? "" : `, ${pending} not committed`}`;
