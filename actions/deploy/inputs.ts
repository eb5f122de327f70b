import * as z from "zod";
import {
  environmentInput,
  flagInput,
  InputError,
  type Read,
  regionInput,
  releaseInput,
  required,
} from "../lib/input.ts";
import type { ReleaseId } from "../lib/release.ts";
import { parseWaves, type Reach } from "../lib/wave.ts";

/** What a rollout works on beside the release, checked; nothing below reads an input or a GITHUB_ variable. */
export interface RolloutInputs {
  environment: string;
  region: string;
  waves: Reach[];
  plan: boolean;
  /** Milliseconds. */
  wait: number;
  stageTimeout: number;
  switchTimeout: number;
  /** Address of the workflow run, and who started it. */
  run: string;
  actor: string;
}

export interface DeployInputs extends RolloutInputs {
  release: ReleaseId;
}

export function readInputs(input: Read, env: Read): DeployInputs {
  const { environment, ...rest } = readRolloutInputs(input, env);
  return { environment, release: releaseInput(input), ...rest };
}

export function readRolloutInputs(input: Read, env: Read): RolloutInputs {
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
  };
}

function wavesInput(input: Read): Reach[] {
  const cure = "Use growing numbers of hosts and percentages that end with 100%, such as '1, 25%, 100%'.";
  const parsed = parseWaves(required(input, "waves", z.string(), cure));
  if ("fault" in parsed) throw new InputError("waves", parsed.fault, cure);
  return parsed.waves;
}

function secondsInput(input: Read, name: string, least: number, most: number): number {
  const range = `is not a whole number of seconds from ${least} to ${most}`;
  const schema = z
    .string()
    .regex(/^(0|[1-9][0-9]{0,4})$/, range)
    .transform(Number)
    .refine((seconds) => seconds >= least && seconds <= most, range);
  return required(input, name, schema, `Use a number such as '${Math.max(least, 60)}'.`) * 1000;
}

const runAddress = (env: Read) =>
  env("GITHUB_RUN_ID") &&
  `${env("GITHUB_SERVER_URL")}/${env("GITHUB_REPOSITORY")}/actions/runs/${env("GITHUB_RUN_ID")}`;

/** It is stored and shown to whoever waits for the lease: nothing in it may mean something there. */
const plainWord = (text: string) => text.replace(/[^A-Za-z0-9_./:@[\]-]/g, "_").slice(0, 512);
