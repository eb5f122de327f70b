import type { Outcome, Row } from "./cell.ts";

/** The same, on the way back: the release still runs on every host, so a rollback asks, switches and commits. */
const back = (step: string, fault: string, outcome: Outcome, faults: string[], more: Partial<Row> = {}): Row => ({
  step: `rollback: ${step}`,
  fault,
  faults,
  outcome,
  action: "rollback",
  ...more,
});

export const rollbacks: Row[] = [
  back("preflight", "AccessDenied", "refused", ["denied=SendCommand@status:999"]),
  back("preflight", "S3 403: reading the history", "refused", ["denied=GetObject@/history/:999"]),
  back("preflight", "S3 503: reading current", "refused", ["unavailable=GetObject@current.json:999"]),
  back("preflight", "S3 412: beginning the journal", "refused", ["precondition=PutObject@/rollouts/:999"]),
  back("switch", "SSM throttles for ever", "rolled-back", ["throttle=SendCommand@switch:999"]),
  back("switch", "an undeliverable command", "rolled-back", ['undeliverable=#3@"switch"']),
  back("switch", "a lost reply: every host gets the command twice", "succeeded", ["lost-reply=SendCommand@switch:1"]),
  back("switch", "1 MB of output before the result", "succeeded", ['noisy=#1@"switch":1000000']),
  back("switch", "a host that fails", "rolled-back", [], { failing: ["switch"] }),
  back("commit", "AccessDenied", "commit-failed", ["denied=SendCommand@commit:999"]),
  back("ledger", "S3 403: marking what is left as bad", "commit-failed", ["denied=PutObject@/bad/:999"]),
  back("ledger", "S3 412: moving current", "commit-failed", ["precondition=PutObject@current.json:999"]),
];
