import { DbParameterGroup, type DbParameterGroupParameter } from "@cdktf/provider-aws/lib/db-parameter-group/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import { VERSIONS } from "../config/parts/database-versions.ts";

/** How the engine is set. Its name carries the version: an instance changes over to a new group, which must be there first. */
export function parameters(stack: TerraformStack, { database, names }: Environment): DbParameterGroup {
  const { family } = VERSIONS[database.version];
  return new DbParameterGroup(stack, "database_parameters", {
    name: `${names.database}-${family.replace(".", "-")}`,
    family,
    description: `How ${names.database} sets MySQL ${database.version}`,
    parameter: Object.entries(settings(database)).map(([name, value]) => setting(name, value)),
    lifecycle: { createBeforeDestroy: true },
  });
}

const settings = ({ slowSeconds }: Environment["database"]): Record<string, string> => ({
  character_set_server: "utf8mb4",
  collation_server: "utf8mb4_0900_ai_ci",
  // ON. Instances call it 1, clusters ON; the former would be shown as a change for ever.
  require_secure_transport: "1",
  tls_version: "TLSv1.2,TLSv1.3",
  slow_query_log: "1",
  long_query_time: String(slowSeconds),
  // To files, which are exported to CloudWatch; tables would fill the storage.
  log_output: "FILE",
  // Who could not log in, and from where; the audit plugin's other answers are customers' data in a log.
  log_error_verbosity: "3",
  innodb_print_all_deadlocks: "1",
  // An event that ran on both sides of a blue/green switch would run twice; RDS refuses the switch with it on.
  event_scheduler: "OFF",
});

/** Read at the start only; the others take effect at once. */
const STATIC = ["tls_version"];

const setting = (name: string, value: string): DbParameterGroupParameter => ({
  name,
  value,
  applyMethod: STATIC.includes(name) ? "pending-reboot" : "immediate",
});
