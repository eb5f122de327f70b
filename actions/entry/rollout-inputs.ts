import * as z from "zod";
import type { Bake } from "../lib/bake/bake.ts";
import { parseWaves, type Reach } from "../lib/fleet/wave.ts";
import { environmentInput, flagInput, InputError, type Read, regionInput, required } from "./input.ts";

/** What every action on a fleet works on, checked; nothing below reads an input or a GITHUB_ variable. */
export interface FleetInputs {
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
  /** For questions to GitHub, never shown; empty: none are asked. */
  token: string;
}

/** What a deploy works on beside the release. */
export interface RolloutInputs extends FleetInputs {
  bake: Bake | null;
  onFailure: "revert" | "hold";
  unmark: boolean;
}

export function readRolloutInputs(input: Read, env: Read): RolloutInputs {
  return {
    ...readFleetInputs(input, env),
    bake: bakeInputs(input),
    onFailure: required(input, "on-failure", z.enum(["revert", "hold"], { error: "is neither revert nor hold" }), HOLD),
    unmark: flagInput(input, "unmark"),
  };
}

const HOLD = "Use 'revert' to undo a wave that failed, or 'hold' to leave all hosts as they are.";

export function readFleetInputs(input: Read, env: Read): FleetInputs {
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
    token: tokenInput(input),
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

function bakeInputs(input: Read): Bake | null {
  const window = secondsInput(input, "bake", 0, 3600);
  const tolerance = {
    errors: numberInput(input, "bake-errors", 0.1, 50) / 100,
    latency: numberInput(input, "bake-latency", 1.1, 100),
    requests: numberInput(input, "bake-requests", 1, 1_000_000),
  };
  return window === 0 ? null : { window, tolerance };
}

function numberInput(input: Read, name: string, least: number, most: number): number {
  const range = `is not a number from ${least} to ${most}`;
  const schema = z
    .string()
    .regex(/^(0|[1-9][0-9]{0,6})(\.[0-9]{1,3})?$/, range)
    .transform(Number)
    .refine((value) => value >= least && value <= most, range);
  return required(input, name, schema, `Use a number such as '${Math.ceil(least)}'.`);
}

/** A wrong one is not quoted: it may be a right one of somewhere else. */
function tokenInput(input: Read): string {
  const token = input("token");
  if (/^[\w.~+/=-]{0,1024}$/.test(token)) return token;
  throw new InputError("token", "is not a token", `Use '\${{ github.token }}', or leave it out.`);
}

const runAddress = (env: Read) =>
  env("GITHUB_RUN_ID") &&
  `${env("GITHUB_SERVER_URL")}/${env("GITHUB_REPOSITORY")}/actions/runs/${env("GITHUB_RUN_ID")}`;

/** It is stored, and shown to runs that wait for the lease: no character of it may have a meaning there. */
const plainWord = (text: string) => text.replace(/[^A-Za-z0-9_./:@[\]-]/g, "_").slice(0, 512);
