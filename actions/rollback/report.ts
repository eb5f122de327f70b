import type { Report } from "../entry/action.ts";
import type { DeployResult } from "../entry/environment.ts";
import { report as deployReport } from "../entry/rollout-report.ts";
import type { Log } from "../lib/text/log.ts";

/** A rollback is told as a deploy is, under its own name. */
export const report = (result: DeployResult, log: Log): Report => deployReport(result, log, "Rollback");
