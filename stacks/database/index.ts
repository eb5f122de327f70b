import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { DbInstance } from "@cdktf/provider-aws/lib/db-instance/index.js";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import { VERSIONS } from "../config/parts/database-versions.ts";
import type { Network } from "../network/index.ts";
import type { Keys } from "../storage/keys.ts";
import { monitoringRole } from "./monitoring.ts";
import { parameters } from "./parameters.ts";
import { password } from "./password.ts";

export interface Database {
  instance: DbInstance;
  /** Of the managed master password in Secrets Manager; no host may read it. */
  masterSecretArn: string;
  /** What RDS writes; made before the instance, so that they are encrypted and end. */
  logs: { error: CloudwatchLogGroup; slow: CloudwatchLogGroup };
}

/** As much of the network as the database lies in. */
interface Place {
  subnets: Pick<Network["subnets"], "database">;
  groups: Pick<Network["groups"], "database">;
}

/** Signed until 2061; hosts trust it with AWS's bundle for the region. Newer than what RDS gave until 2024. */
const CERTIFICATE = "rds-ca-rsa2048-g1";
/** Days that Database Insights keeps: what each mode has, and no other. */
const INSIGHT_DAYS = { standard: 7, advanced: 465 };

/** MySQL in the isolated subnets: only hosts reach it, only over TLS. */
export function database(
  stack: TerraformStack,
  environment: Environment,
  { keys, network }: { keys: Keys; network: Place },
): Database {
  const { names, database: values, protected: isProtected } = environment;
  const log = (id: string, file: string) =>
    new CloudwatchLogGroup(stack, `database_${id}_log`, {
      name: `/aws/rds/instance/${names.database}/${file}`,
      retentionInDays: values.logDays,
      kmsKeyId: keys.records.arn,
    });
  const logs = { error: log("error", "error"), slow: log("slow", "slowquery") };
  const subnets = new DbSubnetGroup(stack, "database_subnets", {
    name: names.database,
    description: `Isolated subnets of ${names.database}`,
    subnetIds: network.subnets.database.map(({ id }) => id),
  });

  const instance = new DbInstance(stack, "database", {
    identifier: names.database,
    engine: "mysql",
    // The major version alone: RDS chooses the minor one and moves it on in the window.
    engineVersion: values.version,
    engineLifecycleSupport: VERSIONS[values.version].lifecycle,
    autoMinorVersionUpgrade: true,
    // Only a changed `version` asks for one.
    allowMajorVersionUpgrade: true,
    ...(values.upgrade === "blue-green" && { blueGreenUpdate: { enabled: true } }),
    parameterGroupName: parameters(stack, environment).name,
    instanceClass: values.class,
    multiAz: values.multiAz,

    dbName: "kloverbuy",
    username: "kloverbuy",
    ...password(stack, values.upgrade, keys.data),
    // Costs nothing: a person or a job logs in with a role and a token of 15 minutes, and no password is handed around.
    iamDatabaseAuthenticationEnabled: true,
    caCertIdentifier: CERTIFICATE,

    dbSubnetGroupName: subnets.name,
    vpcSecurityGroupIds: [network.groups.database.id],
    publiclyAccessible: false,

    storageType: "gp3",
    allocatedStorage: values.storage,
    maxAllocatedStorage: values.maxStorage,
    storageEncrypted: true,
    kmsKeyId: keys.data.arn,

    backupRetentionPeriod: values.backupDays,
    backupWindow: values.backupWindow,
    maintenanceWindow: values.maintenanceWindow,
    // What interrupts waits for the window.
    applyImmediately: false,
    copyTagsToSnapshot: true,
    deletionProtection: values.deletionProtection,
    // After a deletion all the same, every second before it can be restored.
    deleteAutomatedBackups: !isProtected,
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: `${names.database}-final`,

    // Not `general` (every statement, with customers' data in it), nor `audit`: the plugin's log has the statements too and costs
    // throughput. Logins that failed stand in the error log; changes of the instance in CloudTrail.
    enabledCloudwatchLogsExports: ["error", "slowquery"],
    databaseInsightsMode: values.insights,
    performanceInsightsEnabled: true,
    performanceInsightsRetentionPeriod: INSIGHT_DAYS[values.insights],
    performanceInsightsKmsKeyId: keys.data.arn,
    monitoringInterval: values.monitoringSeconds,
    ...(values.monitoringSeconds > 0 && { monitoringRoleArn: monitoringRole(stack, environment).arn }),

    lifecycle: { preventDestroy: isProtected },
    // A blue/green switch copies the whole database first.
    timeouts: { update: "240m" },
    dependsOn: [logs.error, logs.slow],
  });
  return { instance, masterSecretArn: instance.masterUserSecret.get(0).secretArn, logs };
}
