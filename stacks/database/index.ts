import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance/index.js";

export interface Database {
  instance: DbInstance;
  /** Of the managed master password in Secrets Manager; no host may read it. */
  masterSecretArn: string;
}
