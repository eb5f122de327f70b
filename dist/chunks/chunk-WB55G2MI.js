import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  plain,
  tail
} from "./chunk-AH3VJYNM.js";
import {
  Problem,
  messageOf
} from "./chunk-HYDUDRLY.js";

// actions/lib/fleet/failure.ts
var HostsFailed = class extends Problem {
  failures;
  constructor(sentence, failures) {
    super(sentence);
    this.failures = failures;
  }
};
var OperationFailed = class extends HostsFailed {
  constructor(first, failures) {
    super(`${first.operation} failed on ${count(failures.length)}: ${list(failures)}.`, failures);
  }
};
function throwFailures(failures) {
  const [first] = failures;
  if (first !== void 0) throw new OperationFailed(first, failures);
}
function circumstances({ exit, disk, memory }) {
  const free = (what, bytes) => bytes === null ? [] : [`${what} ${Math.floor(bytes / 2 ** 20)} MiB free`];
  return [...exit === null ? [] : [`exit ${exit}`], ...free("disk", disk), ...free("memory", memory)].join(", ");
}
var CHECK_AGENT = "Check that the instance runs and that its SSM agent is online; then start the deploy again.";
var endings = {
  undeliverable: { message: "SSM could not deliver the command", cure: CHECK_AGENT },
  "delivery-timed-out": { message: "the host did not fetch the command in time", cure: CHECK_AGENT },
  "execution-timed-out": {
    message: "the command ran longer than its document allows and was killed",
    cure: "Read release.log on the host for the step that hangs; then start the deploy again."
  },
  cancelled: { message: "the command was cancelled by someone else", cure: "Start the deploy again." },
  "no-answer": {
    message: "the host had not answered when the time was up",
    cure: "Read release.log on the host; if it is only slow, raise the timeout input."
  },
  other: { message: "SSM ended the command", cure: CHECK_AGENT }
};
function failure(operation, host, answer) {
  const { disk_free_bytes: disk = null, memory_free_bytes: memory = null } = answer.result ?? {};
  const around = { exit: answer.exit ?? null, disk, memory };
  const where = { host: host.id, name: host.name, operation, ...around, log: answer.log };
  if (answer.ending !== "ended") {
    const { message, cure } = endings[answer.ending];
    return { ...where, step: "command", message: `${message} (${answer.detail})`, cure };
  }
  const { result } = answer;
  if (result === null) {
    const message = `the command ended (${answer.detail}) without a readable result`;
    return { ...where, step: "result", message, cure: "Read the log below and release.log on the host." };
  }
  if (result.error !== null) return { ...where, ...result.error };
  const state = `live ${result.live ?? "nothing"}, committed ${result.committed ?? "nothing"}, pending ${result.pending ?? "nothing"}`;
  return {
    ...where,
    step: "state",
    message: `the host says '${result.outcome}', but its state does not show it: ${state}`,
    cure: "Read release.log on the host; then start the deploy again."
  };
}
var UNKNOWN = { exit: null, disk: null, memory: null };
function unsent(operation, host, error) {
  const message = messageOf(error);
  const cure = "Read the error; if it is about permission, give the role the policy that the stacks define.";
  return { host: host.id, name: host.name, operation, step: "command", message, cure, ...UNKNOWN, log: "" };
}
function alike(failures) {
  const story = ({ operation, step, message, cure }) => JSON.stringify([operation, step, message, cure]);
  const groups = [...Map.groupBy(failures, story).values()];
  return groups.flatMap((group) => group.slice(0, 1).map((first) => ({ first, names: group.map(({ name }) => name) }))).sort((a, b) => b.names.length - a.names.length);
}
function list(failures) {
  const stories = alike(failures).map(({ first, names }) => {
    return `${someOf(names)} (${plain(first.step, 40)}: ${plain(first.message, 400).replace(/\.$/, "")})`;
  });
  const more = stories.length - 3;
  return stories.slice(0, 3).join(", ") + (more > 0 ? ` and ${more} other troubles` : "");
}
function someOf(names) {
  const more = names.length - 5;
  const shown = names.slice(0, 5).map((name) => plain(name, 60));
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
var count = (hosts) => hosts === 1 ? "1 host" : `${hosts} hosts`;

// actions/lib/fleet/host-log.ts
var FIRST_LOG_LINES = 60;
var LOG_LINES = 8;
function hostLog(log) {
  let told = false;
  return (name, verdict, { operation, failure: failure2, took, result }) => {
    const line = `  ${name.padEnd(20)} ${operation.padEnd(7)} ${verdict.padEnd(9)} ${seconds(took).padStart(7)}`;
    if (failure2 === null) {
      log.info(`${line}  ${operation === "status" ? serving(result) : steps(result)}`.trimEnd());
      return;
    }
    log.info(`${line}  ${plain(failure2.step, 60)}: ${plain(failure2.message)}`);
    for (const text of [circumstances(failure2), plain(failure2.cure)]) if (text !== "") log.info(`    ${text}`);
    const lines = told ? LOG_LINES : FIRST_LOG_LINES;
    told ||= failure2.log !== "";
    for (const text of tail(failure2.log, lines)) log.info(`    | ${text}`);
  };
}
var seconds = (milliseconds) => `${(milliseconds / 1e3).toFixed(1)} s`;
var WORTH_TELLING_MS = 100;
var steps = (result) => Object.entries(result.timings_ms).filter(([, milliseconds]) => milliseconds >= WORTH_TELLING_MS).map(([step, milliseconds]) => `${plain(step, 30)} ${seconds(milliseconds)}`).join(", ");
var serving = ({ live, pending }) => `serves ${live ?? "nothing"}${pending === null ? "" : `, ${pending} not committed`}`;

// actions/lib/fleet/wave.ts
var MOST_WAVES = 20;
function parseWaves(text) {
  const words = text.split(",").map((word) => word.trim());
  if (words.length > MOST_WAVES) return { fault: `has ${words.length} waves (at most ${MOST_WAVES})` };
  const waves = [];
  for (const word of words) {
    if (!/^[1-9][0-9]{0,5}%?$/.test(word)) {
      return { fault: `has a wave '${word}' that is neither a number of hosts nor a percentage` };
    }
    const number = Number.parseInt(word, 10);
    const wave = word.endsWith("%") ? { percent: number } : { hosts: number };
    if ("percent" in wave && number > 100) return { fault: `has a wave of ${word}, more than the whole fleet` };
    const before = waves.findLast((one) => "percent" in one === "percent" in wave);
    if (before !== void 0 && size(before) >= number) return { fault: `has a wave '${word}' that does not grow` };
    waves.push(wave);
  }
  if (words.at(-1) !== "100%") return { fault: "does not end with 100%" };
  return { waves };
}
var size = (wave) => "percent" in wave ? wave.percent : wave.hosts;
function cut(fleet, waves) {
  const cuts = [];
  let reached = 0;
  for (const wave of waves) {
    const upTo = "percent" in wave ? Math.ceil(fleet.length * wave.percent / 100) : wave.hosts;
    if (upTo > reached && reached < fleet.length) cuts.push(fleet.slice(reached, upTo));
    reached = Math.max(reached, upTo);
  }
  return cuts;
}

export {
  HostsFailed,
  throwFailures,
  circumstances,
  failure,
  unsent,
  alike,
  list,
  someOf,
  count,
  hostLog,
  seconds,
  parseWaves,
  cut
};
