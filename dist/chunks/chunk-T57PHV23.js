import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  parseWaves
} from "./chunk-GICCGOGX.js";
import {
  InputError,
  environmentInput,
  flagInput,
  regionInput,
  required
} from "./chunk-ASQA4WFQ.js";
import {
  _enum,
  string
} from "./chunk-AGFAQ7EB.js";

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
  const schema = string().regex(/^(0|[1-9][0-9]{0,4})$/, range).transform(Number).refine((seconds) => seconds >= least && seconds <= most, range);
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
  readRolloutInputs,
  readFleetInputs
};
