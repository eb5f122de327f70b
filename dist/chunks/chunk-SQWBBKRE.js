import { createRequire as kloverbuyRequire } from "node:module"; const require = kloverbuyRequire(import.meta.url);
import {
  environmentInput,
  regionInput,
  required
} from "./chunk-2CNZFQ3W.js";
import {
  string
} from "./chunk-HYDUDRLY.js";

// actions/build/inputs.ts
var part = "[A-Za-z0-9_@.][A-Za-z0-9_@.+-]*";
var relative = string().regex(new RegExp(`^(\\./)?${part}(/${part})*$`), "is not a plain relative path");
var absolute = string().regex(/^\//, "is not an absolute path");
var commit = string().regex(/^[0-9a-f]{40}$/, "is not a full commit hash");
function readInputs(input, env) {
  return {
    environment: environmentInput(input),
    path: required(
      input,
      "path",
      relative,
      "Use the app's folder relative to the workspace, such as 'apps/shop' or '.'."
    ),
    config: required(input, "config", relative, "Use a file in the app's folder, such as 'kloverbuy.yml'."),
    region: regionInput(input, env("AWS_REGION")),
    commit: required(
      env,
      "GITHUB_SHA",
      commit,
      "The runner sets it; outside of one, set it to the commit that is built."
    ),
    workspace: required(
      env,
      "GITHUB_WORKSPACE",
      absolute,
      "The runner sets it; outside of one, set it to the checkout."
    ),
    temporary: required(
      env,
      "RUNNER_TEMP",
      absolute,
      "The runner sets it; outside of one, set it to a temporary folder."
    ),
    ref: plain(env("GITHUB_REF")),
    run: plain(runAddress(env))
  };
}
var runAddress = (env) => env("GITHUB_RUN_ID") && `${env("GITHUB_SERVER_URL")}/${env("GITHUB_REPOSITORY")}/actions/runs/${env("GITHUB_RUN_ID")}`;
var plain = (text) => text.replace(/[^A-Za-z0-9_./:@#=+-]/g, "_").slice(0, 512);

export {
  readInputs
};
