import * as z from "zod";
import { environmentInput, type Read, regionInput, required } from "../entry/input.ts";

/** What the action works on, checked; nothing below reads an input or a GITHUB_ variable. */
export interface BuildInputs {
  environment: string;
  region: string;
  /** The app's folder, relative to the workspace. */
  path: string;
  /** The declaration's file, relative to the app's folder. */
  config: string;
  workspace: string;
  temporary: string;
  /** 40 hex digits. */
  commit: string;
  ref: string;
  /** Address of the workflow run. */
  run: string;
}

const part = "[A-Za-z0-9_@.][A-Za-z0-9_@.+-]*";
const relative = z.string().regex(new RegExp(`^(\\./)?${part}(/${part})*$`), "is not a plain relative path");
const absolute = z.string().regex(/^\//, "is not an absolute path");
const commit = z.string().regex(/^[0-9a-f]{40}$/, "is not a full commit hash");

export function readInputs(input: Read, env: Read): BuildInputs {
  return {
    environment: environmentInput(input),
    path: required(
      input,
      "path",
      relative,
      "Use the app's folder relative to the workspace, such as 'apps/shop' or '.'.",
    ),
    config: required(input, "config", relative, "Use a file in the app's folder, such as 'kloverbuy.yml'."),
    region: regionInput(input, env("AWS_REGION")),
    commit: required(
      env,
      "GITHUB_SHA",
      commit,
      "The runner sets it; outside of one, set it to the commit that is built.",
    ),
    workspace: required(
      env,
      "GITHUB_WORKSPACE",
      absolute,
      "The runner sets it; outside of one, set it to the checkout.",
    ),
    temporary: required(
      env,
      "RUNNER_TEMP",
      absolute,
      "The runner sets it; outside of one, set it to a temporary folder.",
    ),
    ref: plain(env("GITHUB_REF")),
    run: plain(runAddress(env)),
  };
}

const runAddress = (env: Read) =>
  env("GITHUB_RUN_ID") &&
  `${env("GITHUB_SERVER_URL")}/${env("GITHUB_REPOSITORY")}/actions/runs/${env("GITHUB_RUN_ID")}`;

/** A branch may be called anything; what travels to hosts, logs and tables holds no character that means something there. */
const plain = (text: string) => text.replace(/[^A-Za-z0-9_./:@#=+-]/g, "_").slice(0, 512);
