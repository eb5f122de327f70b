import type { DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance/index.js";
import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key/index.js";
import type { TerraformStack } from "cdktf";
import type { Values } from "../config/parts/database.ts";

type Password = Pick<
  DbInstanceConfig,
  "manageMasterUserPassword" | "masterUserSecretKmsKeyId" | "passwordWo" | "passwordWoVersion"
>;

const DRAWN = "ephemeral.aws_secretsmanager_random_password.master";

/**
 * RDS makes the master password, keeps it in Secrets Manager under our key, and rotates it: neither the state nor a person has it.
 *
 * Only while a major version changes by blue/green, which RDS refuses with a password that it manages (read 2026-11:
 * AmazonRDS/latest/UserGuide/blue-green-deployments-considerations.html), it is one that Terraform draws and forgets: an ephemeral
 * value in a write-only argument stands in no plan and no state. It is not needed; back at `in-place`, RDS makes a new one.
 */
export function password(stack: TerraformStack, upgrade: Values["upgrade"], key: KmsKey): Password {
  if (upgrade === "in-place") return { manageMasterUserPassword: true, masterUserSecretKmsKeyId: key.arn };
  stack.addOverride(DRAWN, {
    password_length: 40,
    // RDS takes none of / @ " and space.
    exclude_characters: '/@" ',
  });
  return { passwordWo: `\${${DRAWN}.random_password}`, passwordWoVersion: 1 };
}
