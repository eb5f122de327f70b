import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias/index.js";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key/index.js";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../config/environment.ts";
import { backupKeyStatements, keyPolicy, recordKeyStatements } from "./key-policy.ts";
import type { Statement } from "./policy.ts";

/** A key for each kind of data: a role that may read one kind reads no other. */
export interface Keys {
  /** The artifact bucket: releases, ledger, journals. */
  artifacts: KmsKey;
  /** The database, its snapshots and its secret, product images. */
  data: KmsKey;
  /** Database backups: no role of the pipeline may delete or disable it. */
  backups: KmsKey;
  /** Log groups and topics, which AWS's own services write to. */
  records: KmsKey;
}

export function keys(stack: TerraformStack, environment: Environment): Keys {
  const key = (name: keyof Keys, description: string, more: Statement[] = []) => {
    const made = new KmsKey(stack, `${name}_key`, {
      description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: keyPolicy(environment, more),
      lifecycle: { preventDestroy: environment.protected },
    });
    new KmsAlias(stack, `${name}_key_alias`, {
      name: `alias/kloverbuy-${environment.name}-${name}`,
      targetKeyId: made.keyId,
    });
    return made;
  };
  return {
    artifacts: key("artifacts", `Everything in ${environment.names.artifactBucket}`),
    data: key("data", "The database, its snapshots and its secret, and product images"),
    backups: key("backups", "Backups of the database", backupKeyStatements(environment)),
    records: key("records", "Log groups and topics", recordKeyStatements(environment)),
  };
}
