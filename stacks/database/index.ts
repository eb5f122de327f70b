import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance/index.js";

export interface Database {
  instance: DbInstance;
  /** Of the managed master password in Secrets Manager; no host may read it. */
  masterSecretArn: string;
  /** What RDS writes; made before the instance, so that they are encrypted and end. */
  logs: { error: CloudwatchLogGroup; slow: CloudwatchLogGroup };
}
