import type { Outcome, Row } from "./cell.ts";

/** SSM's faults in each command of a deploy. `on`: a host that gets it; `bad`: how the deploy ends when it cannot be done. */
interface Phase {
  step: string;
  operation: string;
  on: string;
  bad: Outcome;
  /** A host that is gone from here on can neither be told to go back. */
  gone: Outcome;
  /** The command's number in a deploy. */
  at: number;
}

const phases: Phase[] = [
  { step: "preflight", operation: "status", on: "#2", bad: "refused", gone: "refused", at: 1 },
  { step: "stage", operation: "stage", on: "#2", bad: "refused", gone: "refused", at: 2 },
  { step: "canary switch", operation: "switch", on: "#1", bad: "rolled-back", gone: "rollback-failed", at: 3 },
  { step: "later switch", operation: "switch", on: "#3", bad: "rolled-back", gone: "rollback-failed", at: 4 },
  { step: "commit", operation: "commit", on: "#2", bad: "commit-failed", gone: "commit-failed", at: 5 },
];

/** A status asked for afterwards proves these; what is staged, status does not tell. */
const provable = (operation: string) => operation === "switch" || operation === "commit";

const troubles: ((phase: Phase) => Omit<Row, "step"> | undefined)[] = [
  ({ operation, on, bad }) => ({
    fault: "SSM throttles for ever",
    faults: [`throttle=SendCommand@${operation}@${on}:999`],
    outcome: bad,
  }),
  ({ operation, on, bad }) => ({
    fault: "AccessDenied",
    faults: [`denied=SendCommand@${operation}@${on}:999`],
    outcome: bad,
  }),
  ({ operation, on, bad }) => ({
    fault: "SSM has an internal error for ever",
    faults: [`unavailable=SendCommand@${operation}@${on}:999`],
    outcome: bad,
  }),
  ({ operation, on }) => ({
    fault: "a lost reply: every host gets the command twice",
    faults: [`lost-reply=SendCommand@${operation}@${on}:1`],
    outcome: "succeeded",
  }),
  ({ operation, on, bad }) => ({
    fault: "an undeliverable command",
    faults: [`undeliverable=${on}@"${operation}"`],
    outcome: bad,
  }),
  ({ operation, on, at, gone }) => ({
    fault: "a host that goes offline: the delivery times out",
    // Slow, so that it is gone before the command is there.
    faults: [`slow=SendCommand@${operation}@${on}:300`],
    later: { at, faults: [`offline=${on}`] },
    outcome: gone,
  }),
  ({ operation, on }) =>
    operation === "status"
      ? undefined
      : {
          fault: "a command that is delivered again, after its end",
          faults: [`duplicate=${on}@"${operation}":300`],
          outcome: "succeeded",
        },
  ({ operation, on, bad }) => ({
    fault: "1 MB of output before the result",
    faults: [`noisy=${on}@"${operation}":1000000`],
    outcome: provable(operation) ? "succeeded" : bad,
  }),
  ({ operation, on, step }) =>
    // The canary works for longer than the first look: what it has not told yet is asked for, too early or not.
    step === "canary switch"
      ? undefined
      : {
          fault: "a status word that nobody knows",
          faults: [`odd-status=${on}@"${operation}":9`],
          outcome: "succeeded",
        },
];

export const commands: Row[] = phases.flatMap((phase) =>
  troubles.flatMap((trouble) => {
    const made = trouble(phase);
    return made === undefined ? [] : [{ step: phase.step, ...made }];
  }),
);
