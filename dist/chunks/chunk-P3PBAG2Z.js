import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);

// actions/lib/wave.ts
var MOST_WAVES = 20;
function parseWaves(text) {
  const words = text.split(",").map((word) => word.trim());
  if (words.length > MOST_WAVES) return { fault: `has ${words.length} waves (at most ${MOST_WAVES})` };
  const waves = [];
  for (const word of words) {
    const match = /^(?<number>[1-9][0-9]{0,5})(?<percent>%?)$/.exec(word);
    if (match === null) return { fault: `has a wave '${word}' that is neither a number of hosts nor a percentage` };
    const number = Number(match.groups?.number);
    const wave = match.groups?.percent === "%" ? { percent: number } : { hosts: number };
    if ("percent" in wave && number > 100) return { fault: `has a wave of ${word}, more than the whole fleet` };
    const before = waves.findLast((one) => "percent" in one === "percent" in wave);
    if (before !== void 0 && size(before) >= number) return { fault: `has a wave '${word}' that does not grow` };
    waves.push(wave);
  }
  const last = waves.at(-1);
  if (last === void 0 || !("percent" in last) || last.percent !== 100) return { fault: "does not end with 100%" };
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

// actions/lib/plain.ts
function plain(text, longest = 500) {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").replace(/:(?=:)/g, ": ").replace(/##\[/g, "## [").trim();
  return line.length > longest ? `${line.slice(0, longest - 3)}...` : line;
}
function tail(text, lines) {
  const all = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return all.slice(-lines).map((line) => plain(line, 300));
}

// actions/lib/roll.ts
var LOG_LINES = 12;
var Roll = class {
  #log;
  #reports = /* @__PURE__ */ new Map();
  constructor(log) {
    this.#log = log;
  }
  enter(members) {
    for (const { id, name } of members) {
      const empty = { live: null, committed: null, pending: null, certain: false, phases: {}, error: null };
      this.#reports.set(id, { host: id, name: plain(name, 100), ...empty });
    }
  }
  get hosts() {
    return [...this.#reports.values()];
  }
  /** null until the host has said what it serves. */
  state(host) {
    const report = this.#reports.get(host.id);
    return report === void 0 || Object.keys(report.phases).length === 0 ? null : report;
  }
  phase(host, operation) {
    return this.#reports.get(host.id)?.phases[operation];
  }
  hear(outcome) {
    const report = this.#reports.get(outcome.host.id);
    if (report === void 0) return;
    const { result, failure, operation, took } = outcome;
    if (result !== null) {
      report.live = result.live;
      report.committed = result.committed;
      report.pending = result.pending;
    }
    report.certain = result !== null;
    const own = result?.operation === operation ? result.outcome : void 0;
    const verdict = failure === null ? own ?? "done" : failedAs(own);
    report.phases[operation] = { outcome: verdict, ms: took, timings_ms: result?.timings_ms ?? {} };
    if (failure !== null) report.error ??= pick(failure);
    this.#write(outcome, verdict, report.name);
  }
  #write({ operation, failure, took, result }, verdict, name) {
    const line = `  ${name.padEnd(20)} ${operation.padEnd(7)} ${verdict.padEnd(9)} ${seconds(took).padStart(7)}`;
    if (failure === null) {
      this.#log.info(`${line}  ${operation === "status" ? serving(result) : steps(result)}`.trimEnd());
      return;
    }
    this.#log.info(`${line}  ${plain(failure.step, 60)}: ${plain(failure.message)}`);
    this.#log.info(`    ${plain(failure.cure)}`);
    for (const text of tail(failure.log, LOG_LINES)) this.#log.info(`    | ${text}`);
  }
};
var seconds = (milliseconds) => `${(milliseconds / 1e3).toFixed(1)} s`;
var failedAs = (own) => own === void 0 ? "unknown" : own === "refused" ? "refused" : "failed";
var pick = ({ operation, step, message, cure }) => ({
  operation,
  step: plain(step, 60),
  message: plain(message),
  cure: plain(cure)
});
var steps = (result) => Object.entries(result?.timings_ms ?? {}).map(([step, milliseconds]) => `${plain(step, 30)} ${seconds(milliseconds)}`).join(", ");
var serving = (result) => {
  const pending = result?.pending ? `, ${result.pending} not committed` : "";
  return `serves ${result?.live ?? "nothing"}${pending}`;
};

export {
  parseWaves,
  cut,
  plain,
  tail,
  Roll,
  seconds
};
