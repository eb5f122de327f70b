import { join } from "node:path";
import type { Row } from "./cell.ts";

/** Hosts that fail or answer late, what undoes that cannot be sent either, answers that cannot be read, clocks. */

const clock = (hours: number) => ({
  NODE_OPTIONS: `--import=${join(import.meta.dirname, "shifted-clock.mjs")}`,
  CLOCK_SHIFT_MS: String(hours * 3_600_000),
});

const on = (step: string, fault: string, outcome: Row["outcome"], more: Partial<Row>): Row => ({
  step,
  fault,
  faults: [],
  outcome,
  ...more,
});

export const hosts: Row[] = [
  on("stage", "a host that fails", "refused", { failing: ["stage"] }),
  on("later switch", "a host that fails", "rolled-back", { failing: ["switch"] }),
  on("commit", "a host that fails", "commit-failed", { failing: ["commit"] }),
  on("prune", "a host that fails", "succeeded", { failing: ["prune"] }),
  on("later switch", "a host that does not end", "rolled-back", { late: "switch" }),
  on("revert", "a host that fails", "rollback-failed", { failing: ["switch", "revert"] }),
  on("revert", "AccessDenied", "rollback-failed", { failing: ["switch"], faults: ["denied=SendCommand@revert:999"] }),
  on("revert", "SSM throttles for ever", "rollback-failed", {
    failing: ["switch"],
    faults: ["throttle=SendCommand@revert:999"],
  }),
  on("revert", "an undeliverable command", "rollback-failed", {
    failing: ["switch"],
    faults: ['undeliverable=#1@"revert"'],
  }),
  on("revert", "a lost reply", "rolled-back", { failing: ["switch"], faults: ["lost-reply=SendCommand@revert:1"] }),
  on("revert", "the canary's switch is delivered again, after its revert", "rolled-back", {
    failing: ["switch"],
    faults: ['duplicate=#1@"switch":4000'],
    wait: 4_000,
  }),
  on("prune", "AccessDenied", "succeeded", { faults: ["denied=SendCommand@prune:999"] }),
  on("every command", "answers that are not there yet", "succeeded", { faults: ["invocation-not-yet=2"] }),
  on("every command", "an internal error of SSM at three looks", "succeeded", {
    faults: ["unavailable=ListCommandInvocations:3"],
  }),
  on("canary switch", "AccessDenied at every look", "rollback-failed", {
    later: { at: 3, faults: ["denied=ListCommandInvocations:999"] },
  }),
  on("every step", "the runner's clock is an hour ahead", "succeeded", { env: clock(1) }),
  on("every step", "the runner's clock is an hour behind", "succeeded", { env: clock(-1) }),
];
