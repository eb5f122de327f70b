import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  alike,
  circumstances,
  parseWaves,
  seconds,
  someOf
} from "./chunk-WB55G2MI.js";
import {
  plain,
  tail
} from "./chunk-AH3VJYNM.js";
import {
  InputError,
  environmentInput,
  flagInput,
  regionInput,
  required
} from "./chunk-2CNZFQ3W.js";
import {
  _enum,
  string
} from "./chunk-HYDUDRLY.js";

// actions/lib/text/markdown.ts
var cell = (text, longest = 300) => html(plain(text, longest)).replace(/[\\`*_{}[\]()#+!|~@]/g, (sign) => `&#${sign.charCodeAt(0)};`);
var block = (lines) => `<pre>${lines.map((line) => html(line)).join("\n")}</pre>`;
var html = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

// actions/entry/rollout-report.ts
function report(result, log, verb = "Deploy") {
  return result.kind === "plan" ? planned(result, log) : rolledOut(result, log, verb);
}
function planned(plan, log) {
  const changes = plan.hosts.filter((host) => host.action !== "keep").length;
  const title = `Plan: ${plan.release} to ${plan.environment}, ${changes} of ${plan.hosts.length} hosts would change`;
  const head = ["Host", "Wave", "Serves", "Committed", "Would"];
  const row = ({ name, wave, live, committed, action }) => [name, String(wave), live ?? "nothing", committed ?? "nothing", action];
  write(log, title, head, plan.hosts.map(row));
  for (const warning of plan.warnings) log.warn(plain(warning, 1e3));
  const rows = plan.hosts.map((host) => row(host).map((text) => cell(text)));
  return {
    outputs: {
      outcome: "planned",
      release: plan.release,
      previous: plan.previous ?? "",
      rollout: "",
      hosts: "[]",
      plan: JSON.stringify(plan.hosts)
    },
    summary: `${[`### ${title}`, table(head, rows), ...plan.warnings.map(warned)].join("\n\n")}
`
  };
}
var titles = {
  Deploy: (release, environment) => `Deploy of ${release} to ${environment}`,
  Rollback: (release, environment) => `Rollback of ${environment}${release && ` to ${release}`}`
};
var phases = ["stage", "switch", "commit", "revert"];
function rolledOut(result, log, verb) {
  const { outcome, environment, release, previous, rollout, hosts, bakes, warnings } = result;
  const title = `${titles[verb](release, environment)}: ${outcome}`;
  const head = [
    "Host",
    "Serves",
    "Committed",
    ...phases.map((name) => name.replace(/^./, (letter) => letter.toUpperCase()))
  ];
  const row = (host) => [
    host.name,
    served(host),
    host.committed ?? "nothing",
    ...phases.map((name) => phase(host, name))
  ];
  write(log, title, head, hosts.map(row));
  for (const warning of warnings) log.warn(plain(warning, 1e3));
  if (isTrouble(result)) for (const cause of causes(result.cause)) log.info(cause);
  const parts = [`### ${title}`];
  if (isTrouble(result)) parts.push(cell(result.reason, 2e3));
  if (hosts.length > 0)
    parts.push(
      table(
        head,
        hosts.map((host) => row(host).map((text) => cell(text)))
      )
    );
  if (isTrouble(result)) {
    const { evidence = [] } = result;
    const stories = alike(result.failures).slice(0, MOST_SHOWN);
    parts.push(...stories.map((story, at) => shown(story, at === 0 ? FIRST_LINES : LINES, evidence)));
    for (const { address } of evidence) log.info(`All that was said: ${plain(address, 500)}`);
  }
  parts.push(
    ...bakes.map(({ wave, kind, sentence }) => `Bake after wave ${wave}: **${kind}**, ${cell(sentence, 500)}`)
  );
  parts.push(...warnings.map(warned));
  return {
    outputs: {
      outcome,
      release,
      previous: previous ?? "",
      rollout: rollout ?? "",
      hosts: JSON.stringify(hosts),
      bakes: JSON.stringify(bakes),
      plan: ""
    },
    summary: `${parts.join("\n\n")}
`,
    ...isTrouble(result) ? { failure: `${outcome}: ${plain(result.reason, 2e3)}` } : {}
  };
}
var warned = (warning) => `Warning: ${cell(warning, 1e3)}`;
function inputRefused(error, verb = "Deploy") {
  return {
    outputs: { outcome: "refused" },
    summary: `### ${verb} refused

${cell(error.message, 2e3)}
`,
    failure: error.message
  };
}
var isTrouble = (result) => "reason" in result;
var MOST_SHOWN = 20;
var FIRST_LINES = 60;
var LINES = 10;
function shown({ first, names }, most, evidence) {
  const { operation, step, message, cure, log, host } = first;
  const lines = tail(log, most);
  const about = [`${operation}, ${cell(step, 60)}`, cell(circumstances(first))].filter((part) => part !== "").join(", ");
  const kept = evidence.find((one) => one.host === host && one.operation === operation);
  const link = kept === void 0 ? "" : ` [All that it said](${encodeURI(kept.address)})`;
  const story = `**${cell(someOf(names))}** ${about}: ${cell(message, 500)} ${cell(cure, 500)}${link}`;
  return lines.length === 0 ? story : `${story}

${block(lines)}`;
}
var served = (host) => `${host.live ?? "nothing"}${host.certain ? "" : " (?)"}`;
function phase(host, name) {
  const report2 = host.phases[name];
  return report2 === void 0 ? "" : `${report2.outcome} ${seconds(report2.ms)}`;
}
function write(log, title, head, rows) {
  log.info(title);
  if (rows.length === 0) return;
  const lines = [head, ...rows].map((row) => row.map((text) => plain(text, 100)));
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  for (const line of lines)
    log.info(
      `  ${line.map((text, at) => text.padEnd(widths[at] ?? 0)).join("  ").trimEnd()}`
    );
}
function causes(error) {
  if (!(error instanceof Error) || error.cause === void 0) return [];
  return [`caused by: ${plain(String(error.cause), 1e3)}`, ...causes(error.cause)];
}

// actions/entry/rollout-inputs.ts
function readRolloutInputs(input, env) {
  return {
    ...readFleetInputs(input, env),
    bake: bakeInputs(input),
    onFailure: required(input, "on-failure", _enum(["revert", "hold"], { error: "is neither revert nor hold" }), HOLD),
    unmark: flagInput(input, "unmark")
  };
}
var HOLD = "Use 'revert' to undo a wave that failed, or 'hold' to leave all hosts as they are.";
function readFleetInputs(input, env) {
  return {
    environment: environmentInput(input),
    waves: wavesInput(input),
    plan: flagInput(input, "plan"),
    region: regionInput(input, env("AWS_REGION")),
    wait: secondsInput(input, "wait", 0, 3600),
    stageTimeout: secondsInput(input, "stage-timeout", 10, 3600),
    switchTimeout: secondsInput(input, "switch-timeout", 10, 3600),
    run: plainWord(runAddress(env)) || "a run outside of GitHub",
    actor: plainWord(env("GITHUB_ACTOR")) || "unknown",
    token: tokenInput(input)
  };
}
function wavesInput(input) {
  const cure = "Use growing numbers of hosts and percentages that end with 100%, such as '1, 25%, 100%'.";
  const parsed = parseWaves(required(input, "waves", string(), cure));
  if ("fault" in parsed) throw new InputError("waves", parsed.fault, cure);
  return parsed.waves;
}
function secondsInput(input, name, least, most) {
  const range = `is not a whole number of seconds from ${least} to ${most}`;
  const schema = string().regex(/^(0|[1-9][0-9]{0,4})$/, range).transform(Number).refine((seconds2) => seconds2 >= least && seconds2 <= most, range);
  return required(input, name, schema, `Use a number such as '${Math.max(least, 60)}'.`) * 1e3;
}
function bakeInputs(input) {
  const window = secondsInput(input, "bake", 0, 3600);
  const tolerance = {
    errors: numberInput(input, "bake-errors", 0.1, 50) / 100,
    latency: numberInput(input, "bake-latency", 1.1, 100),
    requests: numberInput(input, "bake-requests", 1, 1e6)
  };
  return window === 0 ? null : { window, tolerance };
}
function numberInput(input, name, least, most) {
  const range = `is not a number from ${least} to ${most}`;
  const schema = string().regex(/^(0|[1-9][0-9]{0,6})(\.[0-9]{1,3})?$/, range).transform(Number).refine((value) => value >= least && value <= most, range);
  return required(input, name, schema, `Use a number such as '${Math.ceil(least)}'.`);
}
function tokenInput(input) {
  const token = input("token");
  if (/^[\w.~+/=-]{0,1024}$/.test(token)) return token;
  throw new InputError("token", "is not a token", `Use '\${{ github.token }}', or leave it out.`);
}
var runAddress = (env) => env("GITHUB_RUN_ID") && `${env("GITHUB_SERVER_URL")}/${env("GITHUB_REPOSITORY")}/actions/runs/${env("GITHUB_RUN_ID")}`;
var plainWord = (text) => text.replace(/[^A-Za-z0-9_./:@[\]-]/g, "_").slice(0, 512);

export {
  report,
  inputRefused,
  readRolloutInputs,
  readFleetInputs
};
