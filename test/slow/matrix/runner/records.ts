import type { Outcome, Row } from "./cell.ts";

/** S3's and Parameter Store's faults in each thing that a deploy reads and writes there. */
type Fault = [name: string, words: string, outcome: Outcome];

const rows = (step: string, what: string, target: string, faults: Fault[], more: Partial<Row> = {}): Row[] =>
  faults.map(([name, words, outcome]) => ({
    step,
    fault: `${words}: ${what}`,
    faults: [`${name}=${target}:${name === "slow" ? 300 : name === "lost-reply" ? 1 : 999}`],
    outcome,
    ...more,
  }));

const denied: Fault = ["denied", "S3 403", "refused"];
const unavailable: Fault = ["unavailable", "S3 503", "refused"];
const throttled: Fault = ["throttle", "S3 slows down for ever", "refused"];
const absent: Fault = ["absent", "S3 404", "refused"];
const taken: Fault = ["precondition", "S3 412", "refused"];
const truncated: Fault = ["truncate", "S3 breaks off", "refused"];
const changed: Fault = ["wrong-checksum", "S3 sends other bytes", "refused"];
const slow: Fault = ["slow", "S3 is slow", "succeeded"];
const lost: Fault = ["lost-reply", "a lost reply", "succeeded"];
const as = (outcome: Outcome, ...faults: Fault[]): Fault[] => faults.map(([name, words]) => [name, words, outcome]);

const preflight = [
  ...rows("preflight", "the pipeline entry", "GetParameter", [
    ["denied", "AccessDenied", "refused"],
    ["absent", "ParameterNotFound", "refused"],
    ["unavailable", "an internal error", "refused"],
  ]),
  ...rows("preflight", "the list of hosts", "DescribeInstanceInformation", [
    ["denied", "AccessDenied", "refused"],
    ["unavailable", "an internal error", "refused"],
  ]),
  ...rows("preflight", "the manifest", "GetObject@release.json", [
    absent,
    denied,
    unavailable,
    truncated,
    changed,
    slow,
  ]),
  ...rows("preflight", "reading the lease", "GetObject@lease.json", [absent, denied, unavailable]),
  ...rows("preflight", "taking the lease", "PutObject@lease.json", [denied, throttled, taken]),
  ...rows("preflight", "taking and giving back the lease", "PutObject@lease.json", [slow, lost]),
  ...rows("preflight", "reading current", "GetObject@current.json", [denied, truncated]),
  ...rows("preflight", "listing journals", "ListObjectsV2", [denied, unavailable]),
  ...rows("preflight", "reading the marks", "GetObject@/bad/", [denied]),
  ...rows("preflight", "beginning the journal", "PutObject@/rollouts/", [denied, unavailable, taken]),
];

const midway = [...rows("every write", "the journal", "PutObject@/rollouts/", [slow, lost])];

const ledger = [
  ...rows("ledger", "moving current", "PutObject@current.json", as("commit-failed", denied, unavailable, taken)),
  ...rows("ledger", "moving current", "PutObject@current.json", [slow, lost]),
  ...rows("ledger", "appending the history", "PutObject@/history/", as("commit-failed", denied, unavailable, taken)),
  ...rows("ledger", "appending the history", "PutObject@/history/", [lost]),
];

/** From the command of that number on. */
const from = (
  at: number,
  step: string,
  fault: string,
  faults: string[],
  outcome: Outcome,
  more: Partial<Row> = {},
): Row => ({
  step,
  fault,
  faults: [],
  later: { at, faults },
  outcome,
  ...more,
});

const later: Row[] = [
  from(2, "canary switch", "S3 403: the journal's phase", ["denied=PutObject@/rollouts/:999"], "refused"),
  from(3, "later switch", "S3 403: renewing the lease", ["denied=PutObject@lease.json:999"], "rolled-back", {
    left: "lease",
  }),
  from(3, "later switch", "S3 503: renewing the lease", ["unavailable=PutObject@lease.json:999"], "rolled-back", {
    left: "lease",
  }),
  from(4, "decision", "S3 403: renewing the lease", ["denied=PutObject@lease.json:999"], "rolled-back", {
    left: "lease",
  }),
  from(4, "decision", "S3 403: the journal", ["denied=PutObject@/rollouts/:999"], "rolled-back"),
  from(4, "decision", "S3 503: the journal", ["unavailable=PutObject@/rollouts/:999"], "rolled-back"),
  from(4, "decision", "S3 412: the journal", ["precondition=PutObject@/rollouts/:999"], "rollback-failed"),
  from(4, "decision", "a lost reply: the journal", ["lost-reply=PutObject@/rollouts/:1"], "succeeded"),
  from(5, "ledger", "S3 403: the journal's end", ["denied=PutObject@/rollouts/:999"], "commit-failed"),
  from(
    5,
    "ledger",
    "S3 503: renewing and giving back the lease",
    ["unavailable=PutObject@lease.json:999"],
    "succeeded",
    { left: "lease" },
  ),
  from(4, "decision", "S3 503: every write", ["unavailable=PutObject:999"], "rolled-back", {
    left: "lease",
  }),
  from(5, "ledger", "S3 503: every write", ["unavailable=PutObject:999"], "commit-failed", { left: "lease" }),
];

export const records: Row[] = [...preflight, ...midway, ...ledger, ...later];
