import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  plain,
  tail
} from "./chunk-AH3VJYNM.js";
import {
  Problem,
  messageOf
} from "./chunk-WZLSQFYW.js";

// actions/lib/fleet/failure.ts
var HostsFailed = class extends Problem {
  failures;
  constructor(sentence, failures) {
    super(sentence);
    this.failures = failures;
  }
};
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

// actions/lib/fleet/host-reports.ts
var OLD_SCRIPTS = "the SSM document is of before these actions: files of a release keep the time 0, and browsers may keep former pages; apply the infrastructure";
var FIRST_LOG_LINES = 60;
var LOG_LINES = 8;
var Roll = class {
  #log;
  #told = false;
  #reports = /* @__PURE__ */ new Map();
  /** Names of the hosts by the sentence that each warned with. */
  #warned = /* @__PURE__ */ new Map();
  constructor(log) {
    this.#log = log;
  }
  enter(members) {
    for (const member of members) this.#of(member);
  }
  get hosts() {
    return [...this.#reports.values()];
  }
  /** What hosts warned of in their status, a sentence for all that said the same. */
  get warnings() {
    return [...this.#warned].map(([sentence, names]) => `${someOf([...names])}: ${sentence}`);
  }
  /** What the host last said; nothing of what it serves is known until then. */
  state(host) {
    return this.#of(host);
  }
  /** unknown: nothing was heard of it. */
  outcome(host, operation) {
    return this.#of(host).phases[operation]?.outcome ?? "unknown";
  }
  #of({ id, name }) {
    return this.#reports.get(id) ?? this.#begin(id, name);
  }
  #begin(id, name) {
    const empty = { live: null, committed: null, pending: null, warm: null, certain: false, phases: {}, error: null };
    const report = { host: id, name: plain(name, 100), ...empty };
    this.#reports.set(id, report);
    return report;
  }
  hear(outcome) {
    const report = this.#of(outcome.host);
    const { result, failure: failure2, operation, took } = outcome;
    if (result !== null) {
      report.live = result.live;
      report.committed = result.committed;
      report.pending = result.pending;
      report.warm = result.warm;
    }
    report.certain = result !== null;
    const old = result?.operation === "status" && result.versions === void 0 ? [OLD_SCRIPTS] : [];
    for (const text of [...result?.warnings ?? [], ...old]) {
      const sentence = plain(text, 500);
      this.#warned.set(sentence, (this.#warned.get(sentence) ?? /* @__PURE__ */ new Set()).add(report.name));
    }
    const own = result?.operation === operation ? result.outcome : void 0;
    const verdict = failure2 === null ? own ?? "done" : failedAs(own);
    report.phases[operation] = { outcome: verdict, ms: took, timings_ms: result?.timings_ms ?? {} };
    if (failure2 !== null) report.error ??= pick(failure2);
    else if (report.error?.operation === operation) report.error = null;
    this.#write(outcome, verdict, report.name);
  }
  #write({ operation, failure: failure2, took, result }, verdict, name) {
    const line = `  ${name.padEnd(20)} ${operation.padEnd(7)} ${verdict.padEnd(9)} ${seconds(took).padStart(7)}`;
    if (failure2 === null) {
      this.#log.info(`${line}  ${operation === "status" ? serving(result) : steps(result)}`.trimEnd());
      return;
    }
    this.#log.info(`${line}  ${plain(failure2.step, 60)}: ${plain(failure2.message)}`);
    for (const text of [circumstances(failure2), plain(failure2.cure)]) if (text !== "") this.#log.info(`    ${text}`);
    const lines = this.#told ? LOG_LINES : FIRST_LOG_LINES;
    this.#told ||= failure2.log !== "";
    for (const text of tail(failure2.log, lines)) this.#log.info(`    | ${text}`);
  }
};
var seconds = (milliseconds) => `${(milliseconds / 1e3).toFixed(1)} s`;
var failedAs = (own) => own === void 0 ? "unknown" : own === "refused" ? "refused" : "failed";
var pick = ({ operation, step, message, cure, exit, disk, memory }) => ({
  exit,
  disk,
  memory,
  operation,
  step: plain(step, 60),
  message: plain(message),
  cure: plain(cure)
});
var WORTH_TELLING_MS = 100;
var steps = (result) => Object.entries(result.timings_ms).filter(([, milliseconds]) => milliseconds >= WORTH_TELLING_MS).map(([step, milliseconds]) => `${plain(step, 30)} ${seconds(milliseconds)}`).join(", ");
var serving = ({ live, pending }) => `serves ${live ?? "nothing"}${pending === null ? "" : `, ${pending} not committed`}`;

export {
  HostsFailed,
  circumstances,
  failure,
  unsent,
  alike,
  list,
  someOf,
  Roll,
  seconds
};
