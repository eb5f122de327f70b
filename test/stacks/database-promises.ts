import type { Promised } from "./promise.ts";
import { type Attributes, resources, type Stack } from "./synthesis.ts";

const instances = (stack: Stack) => resources(stack, "aws_db_instance").map(([, one]) => one);

const every = (stack: Stack, check: (instance: Attributes) => boolean) =>
  instances(stack).length > 0 && instances(stack).every(check);

/** A promise about an attribute of every database; the control has it as `spoilt`. */
const attribute = (promise: string, name: string, right: (value: unknown) => boolean, spoilt: unknown): Promised => ({
  promise,
  holds: (stack) => every(stack, (one) => right(one[name])),
  spoil: (stack) => {
    for (const one of instances(stack)) one[name] = spoilt;
  },
});

const isTrue = (value: unknown) => value === true;
const referred = (type: string, attribute: string) => (value: unknown) =>
  new RegExp(`^\\$\\{${type}\\.\\w+\\.${attribute}\\}$`).test(String(value));
const reference = (path: string) => `\${${path}}`;
const ourKey = (value: unknown) => value === reference("aws_kms_key.data_key.arn");

/** How the parameter group that the instances use sets one of MySQL's variables. */
function settings(stack: Stack): Record<string, string>[] {
  return instances(stack).map((one) => {
    const name = /^\$\{aws_db_parameter_group\.(\w+)\.name\}$/.exec(String(one.parameter_group_name))?.[1] ?? "";
    const group = (stack.resource.aws_db_parameter_group?.[name]?.parameter ?? []) as { name: string; value: string }[];
    return Object.fromEntries(group.map(({ name, value }) => [name, value]));
  });
}

const setting = (promise: string, right: Record<string, string>): Promised => ({
  promise,
  holds: (stack) =>
    settings(stack).length > 0 &&
    settings(stack).every((set) => Object.entries(right).every(([name, value]) => set[name] === value)),
  spoil: (stack) => {
    for (const [, group] of resources(stack, "aws_db_parameter_group")) {
      const [first] = Object.keys(right);
      group.parameter = (group.parameter as { name: string }[]).filter(({ name }) => name !== first);
    }
  },
});

export const databasePromises: Promised[] = [
  attribute("no database can be reached from outside", "publicly_accessible", (value) => value === false, true),
  attribute(
    "every database lies in the isolated subnets",
    "db_subnet_group_name",
    referred("aws_db_subnet_group", "name"),
    "default",
  ),
  attribute("every database is encrypted", "storage_encrypted", isTrue, false),
  attribute("and with our own key", "kms_key_id", ourKey, undefined),
  attribute("nobody knows the master password: RDS makes and rotates it", "manage_master_user_password", isTrue, false),
  attribute("the master password is kept under our own key", "master_user_secret_kms_key_id", ourKey, undefined),
  attribute("no password stands in a plan or a state", "password", (value) => value === undefined, "secret"),
  attribute(
    "every database can go back to any second of its days",
    "backup_retention_period",
    (value) => Number(value) > 0,
    0,
  ),
  attribute(
    "the deletion of a database leaves a last snapshot",
    "skip_final_snapshot",
    (value) => value === false,
    true,
  ),
  attribute("a snapshot says what it is of", "copy_tags_to_snapshot", isTrue, false),
  attribute("minor versions come by themselves", "auto_minor_version_upgrade", isTrue, false),
  attribute("what interrupts waits for the window", "apply_immediately", (value) => value === false, true),
  attribute(
    "the paid support is chosen or refused, never slipped into",
    "engine_lifecycle_support",
    (value) => /^open-source-rds-extended-support(-disabled)?$/.test(String(value)),
    undefined,
  ),
  attribute(
    "the error log and the slow log are kept outside",
    "enabled_cloudwatch_logs_exports",
    (value) => String(value) === "error,slowquery",
    ["general"],
  ),
  attribute("Database Insights watches, under our own key", "performance_insights_kms_key_id", ourKey, undefined),
  setting("no connection without TLS, and none older than 1.2", {
    require_secure_transport: "1",
    tls_version: "TLSv1.2,TLSv1.3",
  }),
  setting("every name and every emoji can be stored", {
    character_set_server: "utf8mb4",
    collation_server: "utf8mb4_0900_ai_ci",
  }),
  setting("slow statements are written to a file", { slow_query_log: "1", log_output: "FILE" }),
  {
    promise: "what the database writes is encrypted with our key, and ends",
    holds: (stack) =>
      every(stack, (one) =>
        (one.enabled_cloudwatch_logs_exports as string[]).every((file) =>
          resources(stack, "aws_cloudwatch_log_group").some(
            ([, group]) =>
              group.name === `/aws/rds/instance/${one.identifier}/${file}` &&
              Number(group.retention_in_days) > 0 &&
              group.kms_key_id === reference("aws_kms_key.records_key.arn"),
          ),
        ),
      ),
    spoil: (stack) => {
      delete stack.resource.aws_cloudwatch_log_group;
    },
  },
];
